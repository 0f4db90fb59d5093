package io.tributary.query.freshness;

import java.time.Instant;

/// The newest that the connector has published for a partition number.
///
/// @param committed when its last transaction was committed
/// @param published when it went to the topics
public record Published(Instant committed, Instant published) {}
