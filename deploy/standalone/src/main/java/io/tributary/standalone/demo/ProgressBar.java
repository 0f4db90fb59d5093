package io.tributary.standalone.demo;

import java.io.PrintStream;
import java.time.Duration;

/// Shows how far the loading is: one line that is drawn again on a terminal, one line per tenth of
/// the way elsewhere. **Safe for use by several threads.**
final class ProgressBar {
    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final PrintStream out;
    private final String unit;
    private final int total;
    private final boolean terminal;
    private final long startedNanos;
    private int done;

    /// @param terminal whether the line can be drawn again
    /// @param startedNanos {@link System#nanoTime} at the start
    ProgressBar(PrintStream out, String unit, int total, boolean terminal, long startedNanos) {
        this.out = out;
        this.unit = unit;
        this.total = total;
        this.terminal = terminal;
        this.startedNanos = startedNanos;
    }

    synchronized void advance(int by, long nowNanos) {
        int tenthsBefore = TENTHS * done / total;
        done += by;
        if (terminal) {
            out.print("\r" + line(nowNanos));
            if (done == total) {
                out.println();
            }
            out.flush();
        } else if (TENTHS * done / total > tenthsBefore) {
            out.println(line(nowNanos));
        }
    }

    private String line(long nowNanos) {
        int filled = (int) ((long) WIDTH * done / total);
        double seconds =
                Math.max(0.001, Duration.ofNanos(nowNanos - startedNanos).toMillis() / 1000.0);
        return "  [%s%s] %,d of %,d %s, %,.0f/s"
                .formatted(
                        "#".repeat(filled),
                        "-".repeat(WIDTH - filled),
                        done,
                        total,
                        unit,
                        done / seconds);
    }
}
