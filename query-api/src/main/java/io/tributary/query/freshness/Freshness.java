package io.tributary.query.freshness;

import java.time.Instant;
import java.util.Optional;

/// How current a read model is for the organizations of one partition number.
///
/// @param applied commit time up to which everything is in the read model; empty when nothing is
///   known yet
/// @param confirmed when the connector published what is known to be applied; empty as above
public record Freshness(Optional<Instant> applied, Optional<Instant> confirmed) {
    public static final Freshness UNKNOWN = new Freshness(Optional.empty(), Optional.empty());
}
