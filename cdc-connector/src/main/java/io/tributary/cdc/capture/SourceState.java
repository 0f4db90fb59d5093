package io.tributary.cdc.capture;

/// What the database says about itself before streaming.
///
/// @param identity of the Postgres cluster and the installation in it
/// @param partitions the one partition count of all topics
/// @param transaction a transaction id of now
public record SourceState(String identity, int partitions, long transaction) {}
