package io.tributary.projector.index;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MappingContradictionTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void a_field_of_another_type_is_refused_with_its_name_and_the_way_out() {
        // Given
        JsonNode wanted = json("{'figures': {'properties': {'calls': {'type': 'long'}}}}");
        JsonNode existing = json("{'figures': {'properties': {'calls': {'type': 'keyword'}}}}");

        // When
        var check = check(wanted, existing);

        // Then
        assertThatThrownBy(check::run)
                .isInstanceOf(MappingContradiction.class)
                .hasMessageContaining("figures.calls")
                .hasMessageContaining("'long', but found 'keyword'")
                .hasMessageContaining("Rebuild");
    }

    @Test
    void a_field_that_only_one_side_has_is_no_contradiction() {
        // Given
        JsonNode wanted = json("{'name': {'type': 'keyword'}, 'age': {'type': 'integer'}}");
        JsonNode existing = json("{'name': {'type': 'keyword'}, 'old': {'type': 'long'}}");

        // When
        var check = check(wanted, existing);

        // Then
        assertThatCode(check::run).doesNotThrowAnyException();
    }

    private static Runnable check(JsonNode wanted, JsonNode existing) {
        return () -> MappingContradiction.check("an-index", "", wanted, existing);
    }

    private static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
