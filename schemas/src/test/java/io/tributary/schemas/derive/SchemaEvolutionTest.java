package io.tributary.schemas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.Domains;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows written under the checked-in schemas can be read under today's, and the other way round.
class SchemaEvolutionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void todays_rows_and_the_checked_in_ones_can_read_each_other() {
        // Given
        DomainCatalog catalog = Domains.checkedIn();
        List<String> broken = new ArrayList<>();

        // When
        for (Entity entity : catalog.capturedEntities().toList()) {
            Schema now = RowSchema.avroFor(entity);
            for (Schema before : checkedIn(entity)) {
                broken.addAll(incompatibilities(entity, now, before));
                broken.addAll(incompatibilities(entity, before, now));
            }
        }

        // Then
        assertThat(broken)
                .as(
                        "changes that readers of the topics cannot bear; add a field with a default instead")
                .isEmpty();
    }

    @Test
    void every_line_may_be_added_later_when_it_has_a_default_or_is_optional() {
        // Given
        Schema now = RowSchema.avroFor(Domains.house());
        Schema before =
                Schema.createRecord(
                        now.getName(),
                        null,
                        now.getNamespace(),
                        false,
                        now.getFields().stream()
                                .filter(f -> !f.hasDefaultValue())
                                .map(f -> new Schema.Field(f, f.schema()))
                                .toList());

        // Then
        assertThat(incompatibilities(Domains.house(), now, before)).isEmpty();
        assertThat(incompatibilities(Domains.house(), before, now)).isEmpty();
    }

    private static List<String> incompatibilities(Entity entity, Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(i -> entity.table() + ": " + i.getType() + " at " + i.getLocation())
                .toList();
    }

    private static List<Schema> checkedIn(Entity entity) {
        Path file = Domains.FOLDER.resolve(entity.domain()).resolve("derived/rows.avsc.json");
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<String, JsonNode> rows =
                JSON.readerForMapOf(JsonNode.class).readValue(Domains.read(file));
        JsonNode schema = rows.get(entity.table().toString());
        return schema == null ? List.of() : List.of(new Schema.Parser().parse(schema.toString()));
    }
}
