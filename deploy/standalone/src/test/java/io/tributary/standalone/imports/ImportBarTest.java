package io.tributary.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportBarTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void on_a_terminal_one_line_is_drawn_again() {
        // Given
        ImportBar bar = new ImportBar(out, true);

        // When
        bar.show(state(500));
        bar.show(state(1000));
        bar.end();

        // Then
        assertThat(text())
                .contains("]  50 %  1,500 rows, 3 refused, 700/s", "] 100 %", "\r  [")
                .containsOnlyOnce(System.lineSeparator());
    }

    @Test
    void elsewhere_every_tenth_of_the_way_is_a_line() {
        // Given
        ImportBar bar = new ImportBar(out, false);

        // When
        for (int done = 0; done <= 1000; done += 5) {
            bar.show(state(done));
        }
        bar.end();

        // Then
        assertThat(text().lines()).hasSize(10);
    }

    @Test
    void what_is_refused_lies_beside_the_file() {
        // When
        ImportOrder order =
                new ImportOrder(Path.of("/a/my.leads.csv"), new UUID(0, 1), "d", "e", "skip");

        // Then
        assertThat(order.refusedFile()).isEqualTo(Path.of("/a/my.leads.refused.csv"));
    }

    private static JsonNode state(long done) {
        return JsonMapper.builder()
                .build()
                .readTree(
                        "{\"bytes\":1000,\"bytes_done\":%d,\"rows\":%d,\"refused\":3,\"rows_per_second\":700}"
                                .formatted(done, 3 * done));
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
