package io.tributary.cdc.publish;

import io.tributary.cdc.offset.StreamPosition;
import java.util.HashMap;
import java.util.Map;

/// What stays the same for a publisher's life.
///
/// @param database the Postgres cluster that the log belongs to
/// @param slot under which the position is kept
public record PublisherPlan(
        String database, String slot, int partitions, int rowsPerKafkaTransaction) {

    StreamPosition position(Map<String, ?> sourceOffset, long transaction) {
        Map<String, Object> offset = new HashMap<>();
        sourceOffset.forEach(
                (field, value) -> {
                    if (value != null) {
                        offset.put(field, value);
                    }
                });
        return new StreamPosition(database, offset, transaction, 0, 0);
    }
}
