package io.tributary.projector.sink;

import io.tributary.projector.document.DocumentMapper;
import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.schemas.contract.DocumentVersion;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// From a record to the write it asks for. A pure function of the record.
///
/// **Thread-safe.**
final class WriteMapper {
    private static final int ORGANIZATION = 36;

    private final Supplier<Map<String, DocumentMapper>> mappers;
    private final int generation;

    /// @param mappers by alias, one for each read model that no topology feeds
    WriteMapper(Supplier<Map<String, DocumentMapper>> mappers, int generation) {
        this.mappers = mappers;
        this.generation = generation;
    }

    /// Empty when the record asks for nothing.
    ///
    /// @throws NotARow when the value cannot be read
    Optional<DocumentWrite> writeFor(RecordBatch.Keyed keyed) {
        String key = keyed.key();
        if (key.length() <= ORGANIZATION || key.charAt(ORGANIZATION) != '/') {
            throw new NotARow(
                    "Expected a key that begins with an organization, but found '%s'."
                            .formatted(key));
        }
        long version = versionOf(keyed);
        byte[] value = keyed.record().value();
        DocumentMapper mapper = mappers.get().get(keyed.model().alias());
        return value == null || mapper == null
                ? Optional.of(new DocumentWrite(keyed, version, value))
                : mapper.documentFor(value, version)
                        .map(body -> new DocumentWrite(keyed, version, body));
    }

    /// The external version of the document that the record asks for.
    long versionOf(RecordBatch.Keyed keyed) {
        return new DocumentVersion(generation, keyed.record().offset()).toLong();
    }
}
