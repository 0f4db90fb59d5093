package io.tributary.command.wiring;

import io.tributary.command.settings.JournalSettings;
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

/// Forgets idempotency keys that nobody can use any more, imports and effects that ended long ago,
/// sealed months of the journal, what was spent of limits so long ago that it does not count, and
/// usage of more than a year ago; makes the journal's months to come.
@Component
class Housekeeping implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final int MONTHS_AHEAD = 3;

    private final DataSource database;
    private final CommandMetrics metrics;
    private final JournalSettings journal;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("housekeeping").factory());
    private final ScheduledFuture<?> rounds;

    Housekeeping(DataSource database, CommandMetrics metrics, JournalSettings journal) {
        this.database = database;
        this.metrics = metrics;
        this.journal = journal;
        this.rounds =
                clock.scheduleWithFixedDelay(
                        this::round, PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    private void round() {
        call(
                "select platform.make_journal_partitions(" + MONTHS_AHEAD + ")",
                metrics::journalMonthsMade);
        call(
                "select platform.drop_journal_partitions(" + journal.keepMonths() + ")",
                metrics::journalMonthsDropped);
        call(
                "select platform.forget_idempotency_keys(interval '24 hours')",
                metrics::keysForgotten);
        call("select platform.forget_imports(interval '30 days')", metrics::importsForgotten);
        call("select platform.forget_effects(interval '30 days')", metrics::effectsForgotten);
        call("select platform.forget_spent()", metrics::budgetsForgotten);
        call("select platform.forget_usage(interval '400 days')", metrics::usageForgotten);
    }

    private void call(String call, LongConsumer counted) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(call)) {
            row.next();
            counted.accept(row.getLong(1));
        } catch (SQLException failure) {
            LOG.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .addKeyValue("call", call)
                    .log("Housekeeping is done in the next round.");
        }
    }

    @Override
    public void destroy() {
        rounds.cancel(false);
        clock.shutdown();
    }
}
