package io.tributary.query.response;

import io.tributary.query.plan.Split;
import io.tributary.query.search.Figures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Names buckets of time as people of a zone do, and adds those of the same name.
final class TimeRows {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private TimeRows() {}

    /// In the order of time. An hour that a clock shows twice is two rows, since its offset is part
    /// of its name; an hour of the day is one.
    static SequencedMap<Object, Map<String, BigDecimal>> of(
            Figures figures, Split.TimeUnit unit, ZoneId zone) {
        TreeMap<Long, Map<String, BigDecimal>> ordered = new TreeMap<>();
        figures.rows()
                .forEach(
                        (key, row) ->
                                key.value()
                                        .filter(Long.class::isInstance)
                                        .map(Long.class::cast)
                                        .ifPresent(
                                                start -> ordered.merge(start, row, Figures::sum)));
        SequencedMap<Object, Map<String, BigDecimal>> rows =
                unit == Split.TimeUnit.HOUR_OF_DAY ? new TreeMap<>() : new LinkedHashMap<>();
        ordered.forEach(
                (start, row) ->
                        rows.merge(
                                name(Instant.ofEpochMilli(start), unit, zone), row, Figures::sum));
        return rows;
    }

    static Object name(Instant start, Split.TimeUnit unit, ZoneId zone) {
        ZonedDateTime local = start.atZone(zone);
        return switch (unit) {
            case QUARTER_HOUR, HOUR -> MOMENT.format(local);
            case HOUR_OF_DAY -> local.getHour();
            case DAY, WEEK -> local.toLocalDate().toString();
            case MONTH -> MONTH.format(local);
        };
    }
}
