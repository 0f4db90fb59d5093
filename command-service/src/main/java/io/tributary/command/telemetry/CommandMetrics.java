package io.tributary.command.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

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

    public void watchWaiting(IntSupplier waiting) {
        registry.gauge(CommandMetric.WAITING.spelling(), waiting, supplier -> supplier.getAsInt());
    }
}
