package io.tributary.standalone.simulator;

import java.time.Instant;
import java.util.Optional;

/// A message as a gateway got it.
///
/// @param content JSON of what it carries
/// @param reportTo path at the command-service for what became of it; empty when nobody asks
public record SentMessage(
        String id,
        String organization,
        String kind,
        String to,
        String command,
        String content,
        Optional<String> reportTo,
        Instant takenAt) {}
