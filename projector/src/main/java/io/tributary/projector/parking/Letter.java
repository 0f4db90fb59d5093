package io.tributary.projector.parking;

/// A change that could not become a document, or a record of a feed.
///
/// The refused values are not in it: the topic and position say where they are.
///
/// @param readModel alias, or `tributary-feed-<domain>` of feeds
/// @param documentId begins with the organization
/// @param version external version the document would have had; of a feed, the change's offset
/// @param type OpenSearch's type of error, or {@link #NOT_A_ROW}
/// @param parkedAt epoch milliseconds
public record Letter(
        String readModel,
        String documentId,
        String topic,
        int partition,
        long offset,
        long version,
        String type,
        String reason,
        long parkedAt) {
    /// The type of a change that cannot be read.
    public static final String NOT_A_ROW = "not_a_row";

    /// `<alias>/<document id>`: one letter per document.
    public String key() {
        return keyOf(readModel, documentId);
    }

    static String keyOf(String readModel, String documentId) {
        return readModel + "/" + documentId;
    }
}
