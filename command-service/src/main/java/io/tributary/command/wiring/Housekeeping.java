package io.tributary.command.wiring;

import io.tributary.command.telemetry.CommandMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Forgets idempotency keys that nobody can use any more, and imports and effects that ended long
/// ago.
@Component
class Housekeeping implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final DataSource database;
    private final CommandMetrics metrics;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("housekeeping").factory());
    private final ScheduledFuture<?> rounds;

    Housekeeping(DataSource database, CommandMetrics metrics) {
        this.database = database;
        this.metrics = metrics;
        this.rounds =
                clock.scheduleWithFixedDelay(
                        this::forget, PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    private void forget() {
        forget(
                "select platform.forget_idempotency_keys(interval '24 hours')",
                metrics::keysForgotten);
        forget("select platform.forget_imports(interval '30 days')", metrics::importsForgotten);
        forget("select platform.forget_effects(interval '30 days')", metrics::effectsForgotten);
    }

    private void forget(String call, LongConsumer counted) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(call)) {
            row.next();
            counted.accept(row.getLong(1));
        } catch (SQLException failure) {
            LOG.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .log("What is old stays until the next round.");
        }
    }

    @Override
    public void destroy() {
        rounds.cancel(false);
        clock.shutdown();
    }
}
