package io.tributary.command.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Counts and times what the stations report.
public final class CommandMetrics {
    private final MeterRegistry registry;

    public CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// One command or batch was answered.
    ///
    /// @param code `accepted`, `replayed` or the error's code
    public void answered(String code, Duration taken) {
        registry.counter(CommandMetric.OUTCOMES.spelling(), "code", code).increment();
        Timer.builder(CommandMetric.DURATION.spelling())
                .publishPercentiles(0.5, 0.99)
                .register(registry)
                .record(taken);
    }

    public void batch(int size) {
        registry.summary(CommandMetric.BATCH_SIZE.spelling()).record(size);
    }

    public void keysForgotten(long count) {
        registry.counter(CommandMetric.FORGOTTEN_KEYS.spelling()).increment(count);
    }

    /// A batch of an import was committed.
    public void imported(long created, long updated, long skipped, long refused) {
        imported("created", created);
        imported("updated", updated);
        imported("skipped", skipped);
        imported("refused", refused);
    }

    private void imported(String outcome, long rows) {
        registry.counter(CommandMetric.IMPORTED_ROWS.spelling(), "outcome", outcome)
                .increment(rows);
    }

    public void importsForgotten(long count) {
        registry.counter(CommandMetric.FORGOTTEN_IMPORTS.spelling()).increment(count);
    }

    /// @param outcome `accepted`, `refused` or `postponed`
    public void timerSent(String outcome) {
        registry.counter(CommandMetric.TIMERS.spelling(), "outcome", outcome).increment();
    }

    public void watchTimers(LongSupplier due, DoubleSupplier lateSeconds) {
        watch(CommandMetric.TIMERS_DUE, due::getAsLong);
        watch(CommandMetric.TIMERS_LATE, lateSeconds::getAsDouble);
    }

    /// @param outcome `delivered`, `failed` or `dead`
    public void effect(String kind, String outcome) {
        registry.counter(CommandMetric.EFFECTS.spelling(), "kind", kind, "outcome", outcome)
                .increment();
    }

    public void watchEffects(LongSupplier pending, LongSupplier dead, DoubleSupplier lateSeconds) {
        watch(CommandMetric.EFFECTS_PENDING, pending::getAsLong);
        watch(CommandMetric.EFFECTS_DEAD, dead::getAsLong);
        watch(CommandMetric.EFFECTS_LATE, lateSeconds::getAsDouble);
    }

    public void effectsForgotten(long count) {
        registry.counter(CommandMetric.FORGOTTEN_EFFECTS.spelling()).increment(count);
    }

    public void retired(String table, long rows) {
        registry.counter(CommandMetric.RETIRED_ROWS.spelling(), "table", table).increment(rows);
    }

    public void sealed(long entries) {
        registry.counter(CommandMetric.SEALED_ENTRIES.spelling()).increment(entries);
    }

    public void journalMonthsMade(long count) {
        journalMonths("made", count);
    }

    public void journalMonthsDropped(long count) {
        journalMonths("dropped", count);
    }

    private void journalMonths(String done, long count) {
        registry.counter(CommandMetric.JOURNAL_MONTHS.spelling(), "done", done).increment(count);
    }

    public void budgetsForgotten(long count) {
        registry.counter(CommandMetric.FORGOTTEN_BUDGETS.spelling()).increment(count);
    }

    /// Many refusals of one kind, for one user and organization, in a short time.
    public void burst(String kind) {
        registry.counter(CommandMetric.BURSTS.spelling(), "kind", kind).increment();
    }

    public void usageForgotten(long count) {
        registry.counter(CommandMetric.FORGOTTEN_USAGE.spelling()).increment(count);
    }

    public void watchBudgets(IntSupplier budgets) {
        registry.gauge(CommandMetric.BUDGETS.spelling(), budgets, IntSupplier::getAsInt);
    }

    public void watchLogRoom(LongSupplier bytes) {
        registry.gauge(CommandMetric.LOG_ROOM.spelling(), bytes, LongSupplier::getAsLong);
    }

    public void watchWaiting(IntSupplier waiting) {
        watch(CommandMetric.WAITING, waiting::getAsInt);
    }

    /// The registry keeps the supplier: a gauge of what nobody else holds would read nothing soon.
    private void watch(CommandMetric metric, Supplier<Number> figure) {
        Gauge.builder(metric.spelling(), figure).register(registry);
    }
}
