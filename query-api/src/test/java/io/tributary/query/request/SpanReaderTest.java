package io.tributary.query.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.query.problem.QueryRefused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:07:00Z");

    @ParameterizedTest
    @CsvSource({
        "'', '', '', 2026-10-22T10:00:00Z, 2026-11-21T10:15:00Z",
        "2026-11-01, 2026-11-02, '', 2026-11-01T00:00:00Z, 2026-11-02T00:00:00Z",
        "2026-11-01, 2026-11-02, Asia/Kathmandu, 2026-10-31T18:15:00Z, 2026-11-01T18:15:00Z",
        "2026-03-29, 2026-03-30, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "2026-11-01T00:01:00Z, 2026-11-01T00:01:01Z, '', 2026-11-01T00:00:00Z, 2026-11-01T00:15:00Z",
        "2026-11-01, 2026-11-02, +05:30, 2026-10-31T18:30:00Z, 2026-11-01T18:30:00Z"
    })
    void ends_lie_on_buckets_and_days_are_those_of_the_zone(
            String from, String to, String zone, String expectedFrom, String expectedTo) {
        // When
        Span span = SpanReader.read(parameters(from, to, zone), NOW);

        // Then
        assertThat(span.from()).isEqualTo(expectedFrom);
        assertThat(span.to()).isEqualTo(expectedTo);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02, 2026-11-01, ''",
        "2026-11-01, 2026-11-01, ''",
        "1999-01-01, 2026-11-01, ''",
        "yesterday, '', ''",
        "'', '', Mars",
        "'', '', +05:10",
        "+999999999-01-01, '', ''",
        "0000-01-01, '', ''"
    })
    void what_is_no_stretch_of_time_is_refused(String from, String to, String zone) {
        // When
        QueryRefused refused =
                catchThrowableOfType(
                        QueryRefused.class, () -> SpanReader.read(parameters(from, to, zone), NOW));

        // Then
        assertThat(refused.code().code()).isEqualTo("QRY-102");
    }

    private static Parameters parameters(String from, String to, String zone) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!from.isEmpty()) {
            values.put("from", List.of(from));
        }
        if (!to.isEmpty()) {
            values.put("to", List.of(to));
        }
        if (!zone.isEmpty()) {
            values.put("time_zone", List.of(zone));
        }
        return new Parameters(values);
    }
}
