package io.tributary.standalone.imports;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/// Shows how far an import is: one line that is drawn again on a terminal, one line per tenth of
/// the way elsewhere.
///
/// **Not thread-safe.**
final class ImportBar {
    private static final int WIDTH = 30;
    private static final int TENTHS = 10;

    private final PrintStream out;
    private final boolean terminal;
    private long tenthsShown;
    private int longest;

    /// @param terminal whether the line can be drawn again
    ImportBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(JsonNode state) {
        long bytes = state.path("bytes").asLong(0);
        long done = state.path("bytes_done").asLong(0);
        double share = bytes == 0 ? 1 : Math.min(1.0, (double) done / bytes);
        long tenths = (long) (share * TENTHS);
        if (terminal) {
            String line = line(state, share);
            longest = Math.max(longest, line.length());
            out.print("\r" + line + " ".repeat(longest - line.length()));
            out.flush();
        } else if (tenths > tenthsShown) {
            tenthsShown = tenths;
            out.println(line(state, share));
        }
    }

    /// Leaves the line.
    void end() {
        if (terminal) {
            out.println();
        }
    }

    private static String line(JsonNode state, double share) {
        int filled = (int) (WIDTH * share);
        return "  [%s%s] %3.0f %%  %,d rows, %,d refused, %,d/s"
                .formatted(
                        "#".repeat(filled),
                        "-".repeat(WIDTH - filled),
                        Math.floor(share * 100),
                        state.path("rows").asLong(0),
                        state.path("refused").asLong(0),
                        state.path("rows_per_second").asLong(0));
    }
}
