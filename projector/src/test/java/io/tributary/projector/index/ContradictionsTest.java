package io.tributary.projector.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ContradictionsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void a_field_of_another_type_is_one_and_is_named() {
        // Given
        JsonNode wanted = mapping("{'figures': {'properties': {'calls': {'type': 'long'}}}}");
        JsonNode existing = mapping("{'figures': {'properties': {'calls': {'type': 'keyword'}}}}");

        // When
        List<String> found = Contradictions.between(wanted, existing);

        // Then
        assertThat(found)
                .containsExactly(
                        "the field figures.calls should have type 'long', but has 'keyword'");
    }

    @Test
    void a_field_that_is_kept_and_not_indexed_is_one_when_it_should_be_found() {
        // Given
        JsonNode wanted = mapping("{'actor': {'type': 'keyword'}}");
        JsonNode existing =
                mapping("{'actor': {'type': 'keyword', 'index': false, 'doc_values': false}}");

        // When
        List<String> found = Contradictions.between(wanted, existing);

        // Then
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "the field actor should have index '', but has 'false'",
                        "the field actor should have doc_values '', but has 'false'");
        assertThat(Contradictions.between(existing, existing)).isEmpty();
    }

    @Test
    void a_field_that_only_one_side_has_is_none() {
        // Given
        JsonNode wanted = mapping("{'name': {'type': 'keyword'}, 'age': {'type': 'integer'}}");
        JsonNode existing = mapping("{'name': {'type': 'keyword'}, 'old': {'type': 'long'}}");

        // When
        List<String> found = Contradictions.between(wanted, existing);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void a_field_whose_words_are_not_indexed_or_otherwise_is_one() {
        // Given
        JsonNode wanted =
                mapping(
                        "{'a': {'type': 'keyword', 'fields': {'text': {'type': 'text'}}},"
                                + "'b': {'type': 'keyword', 'fields': {'text': {'type': 'text', 'analyzer': 'words'}}}}");
        JsonNode existing =
                mapping(
                        "{'a': {'type': 'keyword'},"
                                + "'b': {'type': 'keyword', 'fields': {'text': {'type': 'text'}}}}");

        // When
        List<String> found = Contradictions.between(wanted, existing);

        // Then
        assertThat(found)
                .containsExactly(
                        "the field a is not indexed as text",
                        "the field b.text should have analyzer 'words', but has ''");
    }

    @Test
    void another_analysis_is_one_though_every_field_is_the_same() {
        // Given
        JsonNode wanted = analysis("{'filter': {'pairs': {'output_unigrams': 'true'}}}");
        JsonNode existing = analysis("{'filter': {'pairs': {'output_unigrams': 'false'}}}");

        // When
        List<String> found = Contradictions.between(wanted, existing);

        // Then
        assertThat(found).containsExactly("its texts are analysed otherwise");
        assertThat(Contradictions.between(wanted, wanted)).isEmpty();
    }

    private static JsonNode mapping(String properties) {
        return json("{'mappings': {'properties': %s}}".formatted(properties));
    }

    private static JsonNode analysis(String analysis) {
        return json("{'settings': {'index': {'analysis': %s}}}".formatted(analysis));
    }

    private static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
