package io.tributary.benchmarks.load;

import java.util.Arrays;

/// Order statistics of measured durations, nearest rank.
public record Percentiles(long[] sortedNanos) {

    public static Percentiles of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /// In milliseconds; NaN when nothing was measured.
    public double millis(double percentile) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percentile / 100 * sortedNanos.length);
        return sortedNanos[Math.max(0, rank - 1)] / 1e6;
    }
}
