package io.tributary.schemas.contract;

import java.util.List;
import java.util.Map;

/// What one Kafka transaction of the connector put into one partition number.
///
/// Published in that same transaction, to the same partition number of {@link TopicName#PROGRESS}.
///
/// @param transactions the database transactions (xid8) that end here, in commit order
/// @param commitLsn commit position of the last of them; for tracing only
/// @param commitTime of the last of them, epoch milliseconds
/// @param publishedAt epoch milliseconds
/// @param positions for every topic that ever had a record in this partition number: the offset
///   after its last record
public record ProgressRecord(
        List<Long> transactions,
        long commitLsn,
        long commitTime,
        long publishedAt,
        Map<String, Long> positions) {

    public ProgressRecord {
        transactions = List.copyOf(transactions);
        positions = Map.copyOf(positions);
    }
}
