package io.tributary.projector.document;

import io.tributary.projector.intake.RowDecoder;
import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.ReservedOrganization;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.IndexMapping;
import io.tributary.schemas.derive.JournalSchema;
import io.tributary.schemas.derive.RowJson;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// From a journal entry to its document: who did what to which rows.
///
/// Needs no catalog, so that a domain that is added later finds its rows' history. A refused
/// command changed no row, but was tried. An entry of the reserved organization makes no document:
/// nobody could ask for it.
public final class HistoryDocumentMapper implements DocumentMapper {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private final RowDecoder decoder;

    public HistoryDocumentMapper(SchemaRegistry registry) {
        this.decoder = new RowDecoder(registry, JournalSchema.avro());
    }

    @Override
    public Optional<byte[]> documentFor(byte[] value, long version) {
        return documentOf(decoder.row(value), version).map(JSON::writeValueAsBytes);
    }

    static Optional<ObjectNode> documentOf(GenericRecord entry, long version) {
        String organization = text(entry, BaseColumns.ORGANIZATION_ID);
        if (organization.equals(ReservedOrganization.ID.toString())) {
            return Optional.empty();
        }
        Map<String, RowHistory> rows = RowHistory.byRow(changes(entry));
        ObjectNode document = JSON.createObjectNode();
        document.put(BaseColumns.ORGANIZATION_ID, organization);
        document.put(BaseColumns.ID, text(entry, BaseColumns.ID));
        document.put(HistoryIndex.POSITION, version);
        long occurred = ((Number) entry.get(HistoryIndex.OCCURRED_AT)).longValue();
        document.put(HistoryIndex.OCCURRED_AT, RowJson.instant(occurred));
        document.put(HistoryIndex.ACTOR, text(entry, HistoryIndex.ACTOR));
        document.put(HistoryIndex.COMMAND, text(entry, HistoryIndex.COMMAND));
        document.put(HistoryIndex.OUTCOME, text(entry, HistoryIndex.OUTCOME));
        if (entry.get(HistoryIndex.CODE) != null) {
            document.put(HistoryIndex.CODE, text(entry, HistoryIndex.CODE));
        }
        var tables = document.putArray(HistoryIndex.TABLES);
        rows.keySet().stream().map(HistoryIndex::table).distinct().forEach(tables::add);
        var names = document.putArray(HistoryIndex.ROWS);
        var created = document.putArray(HistoryIndex.CREATED);
        var changes = document.putObject(HistoryIndex.CHANGES);
        rows.forEach(
                (row, history) -> {
                    names.add(row);
                    if (history.creates()) {
                        created.add(row);
                    }
                    changes.set(row, history.json(JSON.createObjectNode()));
                });
        document.putArray(IndexMapping.VISIBLE_TO).add(HistoryIndex.READERS);
        return Optional.of(document);
    }

    private static JsonNode changes(GenericRecord entry) {
        JsonNode changes;
        try {
            changes = JSON.readTree(text(entry, HistoryIndex.CHANGES));
        } catch (JacksonException broken) {
            throw new NotARow(
                    "Expected the changes of a journal entry as JSON, but they cannot be read.",
                    broken);
        }
        if (!changes.isArray()) {
            throw new NotARow("Expected a list of changes, but found something else.");
        }
        return changes;
    }

    private static String text(GenericRecord entry, String field) {
        return String.valueOf(entry.get(field));
    }
}
