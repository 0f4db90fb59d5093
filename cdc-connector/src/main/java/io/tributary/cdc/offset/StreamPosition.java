package io.tributary.cdc.offset;

import java.util.Map;

/// Where the stream stands: written in the same Kafka transaction as the changes it covers.
///
/// @param database the Postgres cluster that the log belongs to
/// @param sourceOffset of the last whole transaction's END record, as the engine gave it
/// @param transaction the last whole transaction
/// @param partialTransaction one that follows and is published in part; 0 for none
/// @param partialRows how many of its rows are published
public record StreamPosition(
        String database,
        Map<String, Object> sourceOffset,
        long transaction,
        long partialTransaction,
        long partialRows) {

    public StreamPosition {
        sourceOffset = Map.copyOf(sourceOffset);
    }
}
