package io.tributary.query.request;

import java.time.Instant;
import java.time.ZoneId;

/// A stretch of time, `from` included and `to` not, whose ends lie on buckets.
///
/// @param zone in which its days and hours are meant
public record Span(Instant from, Instant to, ZoneId zone) {}
