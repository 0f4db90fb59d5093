package io.tributary.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void on_a_terminal_one_line_is_drawn_again() {
        // Given
        ProgressBar bar = new ProgressBar(out, "calls", 1000, true, 0);

        // When
        bar.advance(500, SECOND);
        bar.advance(500, 2 * SECOND);

        // Then
        assertThat(text())
                .contains("500 of 1,000 calls, 500/s")
                .contains("1,000 of 1,000 calls")
                .containsOnlyOnce(System.lineSeparator())
                .contains("\r  [");
    }

    @Test
    void elsewhere_every_tenth_of_the_way_is_a_line() {
        // Given
        ProgressBar bar = new ProgressBar(out, "calls", 1000, false, 0);

        // When
        for (int i = 1; i <= 100; i++) {
            bar.advance(10, i * SECOND);
        }

        // Then
        assertThat(text().lines()).hasSize(10);
        assertThat(text()).doesNotContain("\r  [");
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
