package io.tributary.projector.document;

import io.tributary.projector.intake.RowDecoder;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.ContentHash;
import io.tributary.schemas.derive.IndexMapping;
import io.tributary.schemas.derive.RowSchema;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// From a change of one table to its document: every column, who may see it, its content hash.
///
/// **A pure function of the value. Thread-safe.**
public final class EntityDocumentMapper {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Entity entity;
    private final List<Column> columns;
    private final RowDecoder decoder;

    private EntityDocumentMapper(Entity entity, RowDecoder decoder) {
        this.entity = entity;
        this.columns = Columns.of(entity);
        this.decoder = decoder;
    }

    /// @throws IllegalStateException when other rows decide who sees the entity's rows
    public static EntityDocumentMapper of(Entity entity, SchemaRegistry registry) {
        if (!VisibleTo.isKnownFromRow(entity.visibility())) {
            throw new IllegalStateException(
                    ("Expected %s to be visible to everyone, roles, an owner or as drafts, but found"
                                    + " %s, which this projector does not index. Take the domain"
                                    + " out of tributary.domains.active.")
                            .formatted(entity.table(), entity.visibility()));
        }
        return new EntityDocumentMapper(
                entity, new RowDecoder(registry, RowSchema.avroFor(entity)));
    }

    /// @throws RowDecoder.NotARow when the value cannot be read
    /// @throws SchemaRegistry.RegistryUnreachable when the writer's schema is not known yet
    public byte[] documentFor(byte[] value) {
        GenericRecord row = decoder.row(value);
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            RowJson.write(json, columns, row);
            json.writeName(VisibleTo.FIELD);
            json.writeStartArray();
            VisibleTo.of(entity, row).forEach(json::writeString);
            json.writeEndArray();
            writeHash(json, row);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private void writeHash(JsonGenerator json, GenericRecord row) {
        List<String> texts = new ArrayList<>(columns.size());
        for (Column column : columns) {
            texts.add(ContentHash.textOf(column.type(), row.get(column.name())));
        }
        List<Integer> parts = ContentHash.ofTexts(texts).parts();
        for (int i = 0; i < parts.size(); i++) {
            json.writeNumberProperty(IndexMapping.HASH_FIELDS.get(i), parts.get(i));
        }
    }
}
