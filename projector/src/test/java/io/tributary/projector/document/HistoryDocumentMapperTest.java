package io.tributary.projector.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.schemas.contract.ReservedOrganization;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.JournalSchema;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HistoryDocumentMapperTest {
    private static final String ORGANIZATION = UUID.randomUUID().toString();
    private static final String ONE = "shop.sales/1";

    @Test
    void an_entry_tells_who_did_what_when_to_which_rows() {
        // When
        JsonNode document =
                document(
                        """
                        [{"table": "shop.sales", "id": "1", "operation": "create", "before": null,
                          "after": {"id": "1", "version": 1, "title": "Lamp", "note": null}},
                         {"table": "shop.sales", "id": "2", "operation": "delete",
                          "before": {"id": "2", "version": 7, "title": "Chair"}, "after": null}]
                        """);

        // Then
        assertThat(document.path("organization_id").asString()).isEqualTo(ORGANIZATION);
        assertThat(document.path("position").asLong()).isEqualTo(42);
        assertThat(document.path("visible_to"))
                .extracting(JsonNode::asString)
                .as("no caller sees it but by way of the row")
                .containsExactly(HistoryIndex.READERS);
        assertThat(document.path("occurred_at").asString()).isEqualTo("2025-11-21T10:00:00.123Z");
        assertThat(document.path("actor").asString()).isEqualTo("ada");
        assertThat(document.path("command").asString()).isEqualTo("shop.sale.create");
        assertThat(document.path("rows"))
                .extracting(JsonNode::asString)
                .containsExactly(ONE, "shop.sales/2");
        assertThat(document.path("tables"))
                .extracting(JsonNode::asString)
                .containsExactly("shop.sales");
        assertThat(document.path("outcome").asString()).isEqualTo("accepted");
        assertThat(document.has("code")).isFalse();
        assertThat(document.path("created")).extracting(JsonNode::asString).containsExactly(ONE);
        assertThat(document.path("changes").path(ONE))
                .hasToString(
                        "{\"operation\":\"create\",\"version\":1,\"before\":{},\"after\":{\"id\":\"1\",\"title\":\"Lamp\",\"version\":1}}");
        assertThat(document.path("changes").path("shop.sales/2").path("operation").asString())
                .isEqualTo("delete");
        assertThat(document.path("changes").path("shop.sales/2").path("version").asLong())
                .isEqualTo(7);
    }

    @Test
    void only_fields_that_differ_are_kept() {
        // When
        JsonNode document =
                document(
                        """
                        [{"table": "shop.sales", "id": "1", "operation": "update",
                          "before": {"version": 1, "title": "Lamp", "weight": 1.50, "note": "old", "labels": ["a"]},
                          "after": {"version": 2, "title": "Lamp", "weight": 2.50, "note": null, "labels": ["a"]}}]
                        """);

        // Then
        assertThat(document.path("changes").path(ONE))
                .hasToString(
                        "{\"operation\":\"update\",\"version\":2,\"before\":{\"note\":\"old\",\"version\":1,\"weight\":1.50},\"after\":{\"version\":2,\"weight\":2.50}}");
    }

    @Test
    void several_changes_of_a_row_in_one_entry_are_one() {
        // When
        JsonNode document =
                document(
                        """
                        [{"table": "shop.sales", "id": "1", "operation": "create", "before": null, "after": {"version": 1, "title": "a"}},
                         {"table": "shop.sales", "id": "1", "operation": "update", "before": {"version": 1, "title": "a"},
                          "after": {"version": 2, "title": "b"}}]
                        """);

        // Then
        assertThat(document.path("rows")).hasSize(1);
        assertThat(document.path("changes").path(ONE))
                .hasToString(
                        "{\"operation\":\"create\",\"version\":2,\"before\":{},\"after\":{\"title\":\"b\",\"version\":2}}");
    }

    @Test
    void a_row_made_anew_under_its_id_is_another_row() {
        // When
        JsonNode document =
                document(
                        """
                        [{"table": "shop.sales", "id": "1", "operation": "delete", "before": {"version": 3, "title": "secret"}, "after": null},
                         {"table": "shop.sales", "id": "1", "operation": "create", "before": null, "after": {"version": 1, "title": "new"}}]
                        """);

        // Then
        assertThat(document.path("created")).hasSize(1);
        assertThat(document.toString()).doesNotContain("secret");
    }

    @Test
    void a_refused_command_is_told_with_its_code() {
        // Given
        GenericRecord refused = entry(ORGANIZATION, "refused", "[]");
        refused.put("code", "CMD-203");

        // When
        JsonNode document = mapped(refused).orElseThrow();

        // Then
        assertThat(document.path("outcome").asString()).isEqualTo("refused");
        assertThat(document.path("code").asString()).isEqualTo("CMD-203");
        assertThat(document.path("rows")).isEmpty();
        assertThat(document.path("tables")).isEmpty();
    }

    @Test
    void what_belongs_to_no_tenant_makes_no_document() {
        assertThat(mapped(entry("" + ReservedOrganization.ID, "accepted", "[]"))).isEmpty();
        assertThat(mapped(entry(ORGANIZATION, "accepted", "[]"))).isPresent();
    }

    @Test
    void what_is_no_list_of_changes_is_no_row() {
        for (String broken : new String[] {"{", "{}", "[{\"id\": \"1\"}]", "[1]"}) {
            assertThatThrownBy(() -> mapped(entry(ORGANIZATION, "accepted", broken)))
                    .as(broken)
                    .isInstanceOf(NotARow.class);
        }
    }

    private static JsonNode document(String changes) {
        return mapped(entry(ORGANIZATION, "accepted", changes)).orElseThrow();
    }

    private static Optional<ObjectNode> mapped(GenericRecord entry) {
        return HistoryDocumentMapper.documentOf(entry, 42);
    }

    private static GenericRecord entry(String organization, String outcome, String changes) {
        return new GenericRecordBuilder(JournalSchema.avro())
                .set("organization_id", organization)
                .set("id", UUID.randomUUID().toString())
                .set("occurred_at", 1_763_719_200_123L)
                .set("actor", "ada")
                .set("command", "shop.sale.create")
                .set("outcome", outcome)
                .set("transaction", 1L)
                .set("changes", changes)
                .build();
    }
}
