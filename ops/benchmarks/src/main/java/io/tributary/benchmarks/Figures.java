package io.tributary.benchmarks;

import io.tributary.benchmarks.load.Percentiles;
import java.util.Map;

/// Notes a figure and shows it at once.
public final class Figures {
    private Figures() {}

    public static void tell(Map<String, Number> figures, String name, double value) {
        System.out.printf("%s: %.1f%n", name, value);
        figures.put(name, value);
    }

    public static void tell(Map<String, Number> figures, String name, Percentiles measured) {
        tell(figures, name + "_p50_ms", measured.millis(50));
        tell(figures, name + "_p99_ms", measured.millis(99));
    }
}
