package io.tributary.schemas.contract;

import java.util.UUID;

/// The identity of a row everywhere outside Postgres: record key, document id, dead-letter key.
public record RowKey(UUID organization, UUID id) {

    /// `<organization>/<id>`, both in lower case.
    @Override
    public String toString() {
        return organization + "/" + id;
    }

    /// @throws IllegalArgumentException when the text is not two UUIDs joined by a slash
    public static RowKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "Expected a key <organization>/<id>, but found '%s'.".formatted(text));
        }
        return new RowKey(
                UUID.fromString(text.substring(0, slash)),
                UUID.fromString(text.substring(slash + 1)));
    }
}
