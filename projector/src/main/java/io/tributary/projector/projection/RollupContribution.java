package io.tributary.projector.projection;

import java.util.function.Supplier;

/// What one row adds to a rollup: its measures, in one bucket.
///
/// @param added the bucket's document and the measures
/// @param head what identifies the bucket in its document: organization, time, dimensions, and who
///   sees it; made only when asked for, since most rows find their bucket there
public record RollupContribution(Contribution added, Supplier<DocumentHead> head) {}
