package io.tributary.command.imports.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.validation.FieldError;
import io.tributary.schemas.catalog.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReadersTest {
    private static final Map<String, FieldType> TYPES =
            Map.of(
                    "name", new FieldType.Text(0, 100),
                    "age", new FieldType.Whole(0, 200),
                    "tags", new FieldType.TextList(5, 5));
    private static final RowReader CSV =
            new CsvRowReader(List.of("name", "age", "line", "tags"), TYPES);

    @Test
    void cells_become_values_of_their_types() {
        assertThat(body(CSV, "'=1+1,36,7,\"[\"\"a\"\"]\""))
                .isEqualTo("{\"name\":\"=1+1\",\"age\":36,\"tags\":[\"a\"]}");
    }

    @Test
    void an_empty_cell_is_no_value_and_a_quoted_one_an_empty_text() {
        assertThat(body(CSV, ",,,")).isEqualTo("{\"name\":null,\"age\":null,\"tags\":null}");
        assertThat(body(CSV, "\"\",,,")).startsWith("{\"name\":\"\"");
    }

    @Test
    void a_cell_that_must_hold_json_and_does_not_is_told_beside_the_others() {
        // When
        Row row = CSV.read(frame("x,36,7,a;b".getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(row.errors()).extracting(FieldError::field).containsExactly("tags");
        assertThat(row.body()).isPresent();
    }

    @Test
    void other_bytes_than_utf_8_are_refused() {
        // Given
        byte[] latin = "M\u00fcller,36,7,[]".getBytes(StandardCharsets.ISO_8859_1);

        // When
        Row row = CSV.read(frame(latin));

        // Then
        assertThat(row.body()).isEmpty();
        assertThat(row.errors()).extracting(FieldError::code).containsExactly("encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{\"a\":1", "{\"a\":1} {}", "{\"a\":1,\"a\":2}", "nonsense"})
    void a_line_that_is_no_json_object_is_refused(String line) {
        // When
        Row row = new JsonRowReader().read(frame(line.getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(row.body()).isEmpty();
        assertThat(row.errors()).extracting(FieldError::code).containsExactly("malformed");
    }

    @Test
    void a_json_object_is_a_row() {
        assertThat(body(new JsonRowReader(), "{\"name\": \"x\", \"age\": null}"))
                .isEqualTo("{\"name\":\"x\",\"age\":null}");
    }

    private static String body(RowReader reader, String record) {
        Row row = reader.read(frame(record.getBytes(StandardCharsets.UTF_8)));
        assertThat(row.errors()).isEmpty();
        return row.body().orElseThrow().toString();
    }

    private static Frame frame(byte[] record) {
        return new Frame(2, record, record.length, 3, Optional.empty());
    }
}
