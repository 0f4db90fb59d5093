package io.tributary.command.wiring;

import io.tributary.command.telemetry.CommandMetrics;
import io.tributary.command.workers.Rounds;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Seals journal entries within seconds of their commit.
///
/// Of all processes one does so at a time; the database sees to that, and keeps the order.
final class JournalSealer implements Rounds.Round {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /// About so many entries are hashed in one transaction.
    private static final int AT_MOST = 5000;

    private final DataSource database;
    private final CommandMetrics metrics;

    JournalSealer(DataSource database, CommandMetrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    @Override
    public Duration go() {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select platform.seal_journal(" + AT_MOST + ")");
                var row = statement.executeQuery()) {
            row.next();
            long sealed = row.getLong(1);
            metrics.sealed(sealed);
            return sealed >= AT_MOST ? Duration.ZERO : PERIOD;
        } catch (SQLException failure) {
            throw new IllegalStateException("Journal entries could not be sealed", failure);
        }
    }
}
