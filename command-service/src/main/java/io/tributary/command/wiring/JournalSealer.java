package io.tributary.command.wiring;

import io.tributary.command.telemetry.CommandMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Seals journal entries within seconds of their commit.
///
/// Of all processes one does so at a time; the database sees to that, and keeps the order.
@Component
class JournalSealer implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSealer.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /// About so many entries are hashed in one transaction.
    private static final int AT_MOST = 5000;

    private final DataSource database;
    private final CommandMetrics metrics;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("journal-sealer").factory());
    private final ScheduledFuture<?> rounds;

    JournalSealer(DataSource database, CommandMetrics metrics) {
        this.database = database;
        this.metrics = metrics;
        this.rounds =
                clock.scheduleWithFixedDelay(
                        this::seal, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void seal() {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select platform.seal_journal(" + AT_MOST + ")")) {
            long sealed;
            do {
                try (var row = statement.executeQuery()) {
                    row.next();
                    sealed = row.getLong(1);
                }
                metrics.sealed(sealed);
            } while (sealed >= AT_MOST);
        } catch (SQLException failure) {
            LOG.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .log("Journal entries are sealed in the next round.");
        }
    }

    @Override
    public void destroy() {
        rounds.cancel(false);
        clock.shutdown();
    }
}
