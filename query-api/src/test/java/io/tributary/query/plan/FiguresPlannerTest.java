package io.tributary.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.plan.Split.TimeUnit;
import io.tributary.query.request.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresPlannerTest {
    private static final Instant BEGIN = Instant.parse("2016-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "QUARTER_HOUR, 104, 1", "QUARTER_HOUR, 105, 2", "QUARTER_HOUR, 3650, 36", "HOUR, 3650, 9",
        "HOUR_OF_DAY, 416, 1", "DAY, 3650, 1", "WEEK, 3650, 1", "MONTH, 3650, 1"
    })
    void a_long_stretch_of_a_fine_unit_is_cut_without_gap(TimeUnit unit, int days, int slices) {
        // Given
        Span span = new Span(BEGIN, BEGIN.plus(Duration.ofDays(days)), ZoneOffset.UTC);

        // When
        List<Span> cut = FiguresPlanner.slices(new Split.ByTime(unit), span);

        // Then
        assertThat(cut).hasSize(slices);
        assertThat(cut.getFirst().from()).isEqualTo(span.from());
        assertThat(cut.getLast().to()).isEqualTo(span.to());
        for (int i = 1; i < cut.size(); i++) {
            assertThat(cut.get(i).from()).isEqualTo(cut.get(i - 1).to());
        }
    }

    @Test
    void dimensions_and_totals_are_never_cut() {
        // Given
        Span span = new Span(BEGIN, BEGIN.plus(Duration.ofDays(3650)), ZoneOffset.UTC);

        // When
        List<Span> cut = FiguresPlanner.slices(new Split.ByDimension("channel", 5), span);

        // Then
        assertThat(cut).containsExactly(span);
    }
}
