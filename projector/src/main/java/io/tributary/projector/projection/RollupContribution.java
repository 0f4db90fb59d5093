package io.tributary.projector.projection;

/// What one row adds to a rollup: its measures, in one bucket.
///
/// @param documentId of the bucket's document
/// @param head what identifies the bucket in its document: organization, time and dimensions
public record RollupContribution(String documentId, DocumentHead head, long[] measures) {}
