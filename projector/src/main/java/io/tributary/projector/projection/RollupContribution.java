package io.tributary.projector.projection;

/// What one row adds to a rollup: its measures, in one bucket.
///
/// @param added the bucket's document and the measures
/// @param head what identifies the bucket in its document: organization, time, dimensions, and who
///   sees it
public record RollupContribution(Contribution added, DocumentHead head) {}
