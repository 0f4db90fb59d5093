package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.catalog.FieldType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class CsvCellTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Test
    void what_is_written_is_read_back() {
        // Given
        Map<FieldType, List<String>> values =
                Map.of(
                        new FieldType.Text(0, 100),
                        List.of("\"\"", "\"=1+1\"", "\"'=1\"", "\"a,\\\"b\\\"\\n\"", "\"-5\""),
                        new FieldType.Json(100),
                        List.of("{\"a\":[1,\"=x\"]}", "-5", "[]", "\"=1\"", "true"),
                        new FieldType.TextList(9, 9),
                        List.of("[]", "[\"=a\",\"b,c\"]"),
                        new FieldType.Whole(-9, 9),
                        List.of("-5", "0"),
                        new FieldType.Long(Long.MIN_VALUE, Long.MAX_VALUE),
                        List.of("9223372036854775807"),
                        new FieldType.Truth(),
                        List.of("true", "false"),
                        new FieldType.Choice("C", List.of("new")),
                        List.of("\"new\""));

        // When
        values.forEach(
                (type, texts) ->
                        texts.forEach(
                                text -> {
                                    JsonNode value = JSON.readTree(text);
                                    String cell = CsvCell.write(type, value);

                                    // Then
                                    if (!(type instanceof FieldType.Json && value.isString())) {
                                        assertThat(CsvCell.read(type, cell).orElseThrow())
                                                .hasToString(value.toString());
                                    }
                                }));
    }

    @Test
    void json_that_a_document_keeps_as_a_text_is_written_as_json() {
        // Given
        JsonNode kept = JsonNodeFactory.instance.stringNode("{\"a\":1}");

        // When
        String cell = CsvCell.write(new FieldType.Json(100), kept);

        // Then
        assertThat(cell).isEqualTo("{\"a\":1}");
        assertThat(CsvCell.read(new FieldType.Json(100), cell)).contains(JSON.readTree(cell));
    }

    @Test
    void numbers_are_no_formulas_and_keep_their_digits() {
        assertThat(CsvCell.write(new FieldType.Whole(-9, 9), JSON.readTree("-5"))).isEqualTo("-5");
        assertThat(CsvCell.write(new FieldType.Decimal(20, 2), JSON.readTree("-1e3")))
                .isEqualTo("-1000");
    }

    @Test
    void no_value_is_no_cell() {
        assertThat(CsvCell.write(new FieldType.Text(0, 9), null)).isNull();
        assertThat(CsvCell.write(new FieldType.Text(0, 9), JSON.readTree("null"))).isNull();
    }

    @Test
    void what_is_none_of_the_type_is_left_to_the_commands_check() {
        assertThat(CsvCell.read(new FieldType.Whole(0, 9), "many"))
                .contains(JsonNodeFactory.instance.stringNode("many"));
        assertThat(CsvCell.read(new FieldType.TextList(9, 9), "a;b")).isEmpty();
    }
}
