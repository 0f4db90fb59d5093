package io.tributary.command.admission;

import io.tributary.command.workers.Rounds;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// How much more Postgres may write before it gives up what the connector has not published yet,
/// looked at every second.
///
/// Safe for use by many threads.
public final class LogRoom implements Rounds.Round {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /// Commands stop when this part of `max_slot_wal_keep_size` is left, for the bursts of a second
    /// and for imports' last batches.
    private static final int RESERVE = 16;

    /// A slot that is lost already holds nothing back: it has to be made anew.
    private static final String LOOK =
            """
            select case when min(safe_wal_size) is null then -1
                       else greatest(min(safe_wal_size), 0) end as room,
                   pg_size_bytes(current_setting('max_slot_wal_keep_size')) as most,
                   pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint as written,
                   coalesce(min(pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')), -1)::bigint
                       as published
            from pg_replication_slots
            where slot_type = 'logical' and database = current_database() and wal_status <> 'lost'
            """;

    /// @param room in bytes; -1 for no bound
    /// @param published up to which place of the log; -1 when nobody publishes
    private record Look(long room, long most, long written, long published) {}

    private final DataSource database;
    private volatile Look last = new Look(-1, -1, 0, -1);

    public LogRoom(DataSource database) {
        this.database = database;
    }

    /// Whether a command could cost the pipeline its place.
    public boolean isShort() {
        Look now = last;
        return now.room() >= 0 && now.most() > 0 && now.room() < now.most() / RESERVE;
    }

    public long bytes() {
        return last.room();
    }

    /// The place in the log at which everybody writes.
    public long written() {
        return last.written();
    }

    /// How many bytes up to that place are not published yet.
    public long unpublished(long place) {
        Look now = last;
        return now.published() < 0 ? 0 : Math.max(0, place - now.published());
    }

    /// While the database does not answer, what was seen last holds on.
    @Override
    public Duration go() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(LOOK)) {
            row.next();
            last =
                    new Look(
                            row.getLong("room"),
                            row.getLong("most"),
                            row.getLong("written"),
                            row.getLong("published"));
            return PERIOD;
        } catch (SQLException failure) {
            throw new IllegalStateException("The room in the log could not be seen", failure);
        }
    }
}
