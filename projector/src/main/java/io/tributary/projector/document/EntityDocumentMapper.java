package io.tributary.projector.document;

import io.tributary.projector.intake.RowDecoder;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.derive.RowSchema;
import io.tributary.schemas.derive.VisibleTo;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// From a change of one table to its document: every column, who may see it, its content hash.
///
/// **A pure function of the value. Thread-safe.** Only for entities whose rows say by themselves
/// who sees them; the documents of others come from a topology.
public final class EntityDocumentMapper implements DocumentMapper {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Entity entity;
    private final RowContent content;
    private final RowDecoder decoder;

    private EntityDocumentMapper(Entity entity, RowDecoder decoder) {
        this.entity = entity;
        this.content = new RowContent(entity);
        this.decoder = decoder;
    }

    public static EntityDocumentMapper of(Entity entity, SchemaRegistry registry) {
        return new EntityDocumentMapper(
                entity, new RowDecoder(registry, RowSchema.avroFor(entity)));
    }

    @Override
    public Optional<byte[]> documentFor(byte[] value, long version) {
        GenericRecord row = decoder.row(value);
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            content.write(json, row);
            json.writeName(VisibleTo.FIELD);
            json.writeStartArray();
            VisibleTo.of(entity.visibility(), row::get).forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return Optional.of(out.toByteArray());
    }
}
