package io.tributary.projector.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IndexComparisonTest {

    @Test
    void sums_that_doubles_hold_exactly_must_be_equal_and_larger_ones_nearly() {
        // When
        double large = 1e18;

        // Then
        assertThat(IndexComparison.same(4_000_000_000_000_001d, 4_000_000_000_000_002d)).isFalse();
        assertThat(IndexComparison.same(large, large * (1 + 1e-12))).isTrue();
        assertThat(IndexComparison.same(large, large * (1 + 1e-6))).isFalse();
        assertThat(IndexComparison.same(1, Double.NaN)).isFalse();
    }
}
