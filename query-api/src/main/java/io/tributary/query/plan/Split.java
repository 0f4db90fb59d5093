package io.tributary.query.plan;

import java.time.Duration;
import java.util.Optional;

/// How a widget splits its figures.
public sealed interface Split {

    record Total() implements Split {}

    /// @param limit how many values get a row of their own
    record ByDimension(String path, int limit) implements Split {}

    record ByTime(TimeUnit unit) implements Split {}

    /// The units of time a bucket of a quarter of an hour composes to, in any zone.
    enum TimeUnit {
        QUARTER_HOUR(Duration.ofMinutes(15), Optional.empty()),
        HOUR(Duration.ofHours(1), Optional.of("hour")),
        HOUR_OF_DAY(Duration.ofHours(1), Optional.of("hour")),
        DAY(Duration.ofDays(1), Optional.of("day")),
        WEEK(Duration.ofDays(7), Optional.of("week")),
        MONTH(Duration.ofDays(28), Optional.of("month"));

        private final Duration shortest;
        private final Optional<String> calendarInterval;

        TimeUnit(Duration shortest, Optional<String> calendarInterval) {
            this.shortest = shortest;
            this.calendarInterval = calendarInterval;
        }

        /// About the shortest stretch that one of them takes.
        Duration shortest() {
            return shortest;
        }

        /// OpenSearch's name of the interval; empty for the bucket itself.
        public Optional<String> calendarInterval() {
            return calendarInterval;
        }
    }
}
