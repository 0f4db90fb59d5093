package io.tributary.cdc.change;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// What one record of the engine means to the publisher.
public sealed interface Captured {

    /// A row as it is now, or its end.
    ///
    /// @param partition where it goes; {@link #EVERY_PARTITION} for rows that all organizations see
    /// @param value null when the row is gone
    /// @param phase where the row was read
    record Change(
            String topic,
            int partition,
            byte[] key,
            byte @Nullable [] value,
            long timestamp,
            List<Header> headers,
            Phase phase)
            implements Captured {}

    /// A database transaction begins; its changes follow without others between.
    record Begin(long transaction) implements Captured {}

    /// The database transaction is whole.
    ///
    /// @param traceparent of the last command in it; null when none carried a trace
    record End(long transaction, long commitLsn, long commitTime, @Nullable String traceparent)
            implements Captured {}

    /// Somebody wants to know of every partition number how far it has come.
    record Mark() implements Captured {}

    /// Of no interest to any topic.
    record Nothing() implements Captured {}

    int EVERY_PARTITION = -1;

    /// Where a row was read.
    enum Phase {
        /// In the log, inside its transaction.
        STREAM,
        /// In a table, before streaming began.
        INITIAL_SNAPSHOT,
        /// The last row of the initial snapshot.
        INITIAL_SNAPSHOT_END,
        /// In a table, between transactions of the log.
        INCREMENTAL_SNAPSHOT
    }
}
