package io.tributary.query.live;

import io.tributary.query.request.QueryCollection;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.RowJson;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// How a change is spelled. The row has the fields of its document, spelled alike.
final class ChangeJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ChangeJson() {}

    static byte[] changed(LiveEntity entity, RowKey key, String operation, GenericRecord row) {
        return written(
                json -> {
                    head(json, entity.collection(), key, operation);
                    json.writeNumberProperty(
                            BaseColumns.VERSION, (Long) row.get(BaseColumns.VERSION));
                    json.writeName("row");
                    json.writeStartObject();
                    RowJson.write(json, entity.columns(), row);
                    json.writeEndObject();
                });
    }

    /// Gone, or not visible any more: which of them is not told.
    static byte[] removed(LiveEntity entity, RowKey key) {
        return written(json -> head(json, entity.collection(), key, "removed"));
    }

    private static void head(
            JsonGenerator json, QueryCollection collection, RowKey key, String operation) {
        json.writeStringProperty("domain", collection.domain());
        json.writeStringProperty("entity", collection.name());
        json.writeStringProperty("id", key.id().toString());
        json.writeStringProperty("operation", operation);
    }

    private static byte[] written(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
