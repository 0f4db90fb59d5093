package io.tributary.query.response;

import io.tributary.schemas.derive.IndexMapping;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Leaves out of a document what is the engine's own.
final class DocumentFields {
    private static final List<String> OWN =
            Stream.concat(Stream.of(IndexMapping.VISIBLE_TO), IndexMapping.HASH_FIELDS.stream())
                    .toList();

    private DocumentFields() {}

    /// A new document: the given one may be shown to others at the same time.
    static ObjectNode shown(ObjectNode document) {
        ObjectNode shown = document.objectNode();
        document.properties().stream()
                .filter(field -> !OWN.contains(field.getKey()))
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        return shown;
    }
}
