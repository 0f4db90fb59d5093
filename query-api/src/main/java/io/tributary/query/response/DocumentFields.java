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

    static ObjectNode shown(ObjectNode document) {
        document.remove(OWN);
        return document;
    }
}
