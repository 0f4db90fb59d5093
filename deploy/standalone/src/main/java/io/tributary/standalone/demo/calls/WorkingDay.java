package io.tributary.standalone.demo.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// The hours in which the demo lets calls begin. The data set knows the day of a call, not the
/// time: the times are **derived**, spread evenly in the order of the data set.
final class WorkingDay {
    static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final Duration OPEN = Duration.ofHours(9);

    private WorkingDay() {}

    /// When the call at `position` of the day's `calls` calls began.
    ///
    /// @param position from 0
    static Instant startOf(LocalDate day, int position, int calls) {
        return day.atTime(OPENS)
                .atZone(ZONE)
                .toInstant()
                .plus(OPEN.multipliedBy(position).dividedBy(calls))
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
