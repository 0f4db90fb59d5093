package io.tributary.query.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.plan.Split.TimeUnit;
import io.tributary.query.search.Figures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRowsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:45:00Z, QUARTER_HOUR, UTC, 2026-11-21T10:45:00Z",
        "2026-11-21T10:00:00Z, HOUR, Asia/Kolkata, 2026-11-21T15:30:00+05:30",
        "2026-10-25T00:00:00Z, HOUR, Europe/Berlin, 2026-10-25T02:00:00+02:00",
        "2026-10-25T01:00:00Z, HOUR, Europe/Berlin, 2026-10-25T02:00:00+01:00",
        "2026-11-21T23:00:00Z, DAY, Europe/Berlin, 2026-11-22",
        "2026-11-15T23:00:00Z, WEEK, Europe/Berlin, 2026-11-16",
        "2026-10-31T18:15:00Z, MONTH, Asia/Kathmandu, 2026-11"
    })
    void buckets_are_named_as_the_zone_names_them(
            Instant start, TimeUnit unit, String zone, String expected) {
        assertThat(TimeRows.name(start, unit, ZoneId.of(zone))).isEqualTo(expected);
    }

    @Test
    void an_hour_that_a_clock_shows_twice_is_one_hour_of_the_day() {
        // Given
        Map<Figures.Key, Map<String, BigDecimal>> rows = new HashMap<>();
        put(rows, "2026-10-25T00:00:00Z", 3);
        put(rows, "2026-10-25T01:00:00Z", 4);

        // When
        var byHour =
                TimeRows.of(
                        new Figures(rows, Map.of()),
                        TimeUnit.HOUR_OF_DAY,
                        ZoneId.of("Europe/Berlin"));

        // Then
        assertThat(byHour).isEqualTo(Map.of(2, Map.of("calls", BigDecimal.valueOf(7))));
    }

    private static void put(
            Map<Figures.Key, Map<String, BigDecimal>> rows, String start, long calls) {
        rows.put(
                new Figures.Key(Optional.of(Instant.parse(start).toEpochMilli())),
                Map.of("calls", BigDecimal.valueOf(calls)));
    }
}
