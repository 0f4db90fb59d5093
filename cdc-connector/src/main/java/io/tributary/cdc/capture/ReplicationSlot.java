package io.tributary.cdc.capture;

import io.tributary.cdc.change.EngineRecord;
import io.tributary.cdc.offset.StreamPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The place in the log that Postgres keeps for this stream.
///
/// It is only ever confirmed up to what is committed in Kafka, so a slot that stands further than
/// the stored position is not the slot the stream left behind.
public final class ReplicationSlot {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicationSlot.class);
    private static final int RELEASE_ATTEMPTS = 100;
    private static final int RELEASE_PAUSE_MS = 50;

    private final SourceDatabase database;
    private final String name;

    public ReplicationSlot(SourceDatabase database, String name) {
        this.database = database;
        this.name = name;
    }

    /// Makes sure that the log goes on where the position ends.
    ///
    /// @throws StreamRefused when something between is lost
    public void continueFrom(StreamPosition position, SourceState source) throws SQLException {
        if (!position.database().equals(source.identity())) {
            throw new StreamRefused(
                    "Expected the database %s that the topics were made from, but found %s."
                                    .formatted(position.database(), source.identity())
                            + StreamRefused.REPAIR);
        }
        try (Connection connection = database.connect()) {
            Optional<String> confirmed =
                    SourceDatabase.find(
                            connection,
                            "select (coalesce(confirmed_flush_lsn, '0/0') - '0/0'::pg_lsn)::text || case when invalidation_reason is null then '' else 'x' end from pg_replication_slots where slot_name = ?",
                            name);
            if (confirmed.isEmpty()) {
                throw new StreamRefused(
                        "Expected the replication slot '%s', but it is gone: changes since the last position are lost to the stream."
                                        .formatted(name)
                                + StreamRefused.REPAIR);
            }
            if (confirmed.get().endsWith("x")) {
                throw new StreamRefused(
                        "Expected the replication slot '%s' to keep its log, but Postgres has invalidated it."
                                        .formatted(name)
                                + StreamRefused.REPAIR);
            }
            long slot = Long.parseLong(confirmed.get());
            if (position.sourceOffset().get(EngineRecord.COMMIT_LSN) instanceof Number stored
                    && slot > stored.longValue()) {
                throw new StreamRefused(
                        "Expected the replication slot '%s' to stand at %d or before, but it stands at %d: it was made anew, and what lies between is lost to the stream."
                                        .formatted(name, stored.longValue(), slot)
                                + StreamRefused.REPAIR);
            }
            release(connection);
        }
    }

    /// Removes a slot that no position belongs to, so that the engine makes one together with its
    /// snapshot.
    public void drop() throws SQLException {
        try (Connection connection = database.connect()) {
            release(connection);
            SourceDatabase.find(
                    connection,
                    "select pg_drop_replication_slot(slot_name)::text from pg_replication_slots where slot_name = ?",
                    name);
        }
    }

    /// Bytes of log that Postgres keeps for this slot; not a number while Postgres does not answer.
    public double retained() {
        try (Connection connection = database.connect()) {
            return Long.parseLong(
                    SourceDatabase.find(
                                    connection,
                                    "select (pg_current_wal_lsn() - restart_lsn)::bigint::text from pg_replication_slots where slot_name = ?",
                                    name)
                            .orElse("0"));
        } catch (SQLException away) {
            LOG.atDebug().setCause(away).log("Nobody says how much log the slot keeps");
            return Double.NaN;
        }
    }

    /// Ends the session of an instance that holds the slot without owning the stream any more: it
    /// may be frozen and would hold the slot until Postgres gives it up.
    private void release(Connection connection) throws SQLException {
        for (int attempt = 0; attempt < RELEASE_ATTEMPTS; attempt++) {
            Optional<String> holder =
                    SourceDatabase.find(
                            connection,
                            "select active_pid::text from pg_replication_slots where slot_name = ? and active_pid is not null",
                            name);
            if (holder.isEmpty()) {
                return;
            }
            if (attempt == 0) {
                LOG.atWarn().addKeyValue("pid", holder.get()).log("Taking the slot over");
            }
            SourceDatabase.find(
                    connection,
                    "select pg_terminate_backend(active_pid)::text from pg_replication_slots where slot_name = ? and active_pid is not null",
                    name);
            SourceDatabase.find(
                    connection, "select pg_sleep(" + RELEASE_PAUSE_MS / 1000.0 + ")::text");
        }
        throw new SQLException("The replication slot " + name + " is still in use.");
    }
}
