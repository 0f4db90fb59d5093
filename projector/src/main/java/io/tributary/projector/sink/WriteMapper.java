package io.tributary.projector.sink;

import io.tributary.projector.document.EntityDocumentMapper;
import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.contract.DocumentVersion;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// From a record to the write it asks for. A pure function of the record.
///
/// **Thread-safe.**
final class WriteMapper {
    private static final int ORGANIZATION = 36;

    private final Supplier<Map<String, EntityDocumentMapper>> mappers;
    private final int generation;

    /// @param mappers by alias, one for each entity that no topology feeds
    WriteMapper(Supplier<Map<String, EntityDocumentMapper>> mappers, int generation) {
        this.mappers = mappers;
        this.generation = generation;
    }

    /// @throws NotARow when the value cannot be read
    DocumentWrite writeFor(RecordBatch.Keyed keyed) {
        String key = keyed.key();
        if (key.length() <= ORGANIZATION || key.charAt(ORGANIZATION) != '/') {
            throw new NotARow(
                    "Expected a key that begins with an organization, but found '%s'."
                            .formatted(key));
        }
        return new DocumentWrite(
                keyed, versionOf(keyed), body(keyed.model(), keyed.record().value()));
    }

    /// The external version of the document that the record asks for.
    long versionOf(RecordBatch.Keyed keyed) {
        return new DocumentVersion(generation, keyed.record().offset()).toLong();
    }

    private byte @Nullable [] body(ReadModel model, byte @Nullable [] value) {
        EntityDocumentMapper mapper = mappers.get().get(model.alias());
        if (value == null || mapper == null) {
            return value;
        }
        return mapper.documentFor(value);
    }
}
