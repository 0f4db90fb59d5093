package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexMappingTest {

    @Test
    void an_index_is_strict_asks_for_routing_and_remembers_deletions_for_an_hour() {
        // When
        Map<String, Object> index = IndexMapping.forEntity(Domains.house());

        // Then
        assertThat(index)
                .extractingByKey("mappings")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("dynamic", "strict")
                .containsEntry("_routing", Map.of("required", true));
        assertThat(index.get("settings").toString())
                .contains("gc_deletes=1h", "refresh_interval=1s");
    }

    @Test
    void an_entity_document_has_every_column_and_the_engines_own_fields() {
        // When
        Map<?, ?> properties = propertiesOf(IndexMapping.forEntity(Domains.house()));

        // Then
        assertThat(properties.keySet().stream().map(String::valueOf))
                .containsAll(Columns.of(Domains.house()).stream().map(Column::name).toList())
                .contains("visible_to", "content_hash_1", "content_hash_2", "content_hash_3");
        assertThat(properties.get("name").toString()).contains("text");
        assertThat(properties.get("budget").toString()).contains("double");
    }

    @Test
    void a_rollup_document_has_its_bucket_dimensions_and_measures() {
        // When
        Map<?, ?> properties =
                propertiesOf(
                        IndexMapping.forRollup(
                                Domains.visit(), Domains.visit().rollups().getFirst()));

        // Then
        assertThat(properties.keySet().stream().map(String::valueOf))
                .containsExactly(
                        "organization_id",
                        "bucket",
                        "season",
                        "house_id",
                        "visits",
                        "spent",
                        "guided",
                        "row_count",
                        "visible_to");
    }

    @Test
    void an_embedded_document_has_the_parents_columns_and_an_object_per_group() {
        // When
        Map<?, ?> properties =
                propertiesOf(
                        IndexMapping.forEmbedded(
                                Domains.house(), Domains.house().embedded().getFirst()));

        // Then
        assertThat(properties.containsKey("name")).isTrue();
        assertThat(properties.get("visits").toString()).contains("visits", "spent", "guided");
    }

    private static Map<?, ?> propertiesOf(Map<String, Object> index) {
        return (Map<?, ?>) ((Map<?, ?>) index.get("mappings")).get("properties");
    }
}
