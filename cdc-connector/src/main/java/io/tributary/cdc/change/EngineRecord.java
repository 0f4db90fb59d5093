package io.tributary.cdc.change;

import io.tributary.cdc.change.Captured.Phase;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/// What the engine's records look like: topics, fields and offsets as Debezium names them.
public final class EngineRecord {
    /// The engine's own name of this stream; the prefix of all its topics.
    public static final String STREAM = "tributary";

    /// Field of a source offset: the last commit that the record's position includes.
    public static final String COMMIT_LSN = "lsn_commit";

    private static final String TRANSACTIONS = STREAM + ".transaction";
    private static final String MESSAGES = STREAM + ".message";
    private static final String HEARTBEATS = "__debezium-heartbeat";

    private EngineRecord() {}

    enum Kind {
        TRANSACTION,
        MESSAGE,
        HEARTBEAT,
        ROW
    }

    static Kind kindOf(SourceRecord record) {
        String topic = record.topic();
        if (topic.equals(TRANSACTIONS)) {
            return Kind.TRANSACTION;
        }
        if (topic.equals(MESSAGES)) {
            return Kind.MESSAGE;
        }
        return topic.startsWith(HEARTBEATS) ? Kind.HEARTBEAT : Kind.ROW;
    }

    /// Whether a database transaction is whole with this record.
    public static boolean endsTransaction(SourceRecord record) {
        return record.topic().equals(TRANSACTIONS)
                && record.value() instanceof Struct value
                && value.getString("status").equals("END");
    }

    static long commitLsn(SourceRecord record) {
        return record.sourceOffset().get(COMMIT_LSN) instanceof Number lsn ? lsn.longValue() : 0;
    }

    static Phase phaseOf(Struct source) {
        String snapshot = source.getString("snapshot");
        return switch (snapshot == null ? "false" : snapshot) {
            case "false" -> Phase.STREAM;
            case "incremental" -> Phase.INCREMENTAL_SNAPSHOT;
            case "last" -> Phase.INITIAL_SNAPSHOT_END;
            default -> Phase.INITIAL_SNAPSHOT;
        };
    }
}
