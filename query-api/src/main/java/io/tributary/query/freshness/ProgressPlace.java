package io.tributary.query.freshness;

/// The place behind one progress record of a partition number: everything that it and all before it
/// name.
///
/// @param offset of the record
/// @param publishedAt when the connector wrote it, epoch milliseconds; tells a topic that was made
///   anew from the one before
public record ProgressPlace(long offset, long publishedAt) {}
