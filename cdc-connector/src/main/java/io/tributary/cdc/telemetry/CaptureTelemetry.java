package io.tributary.cdc.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Counts what happens.
public final class CaptureTelemetry {
    private final Counter changes;
    private final Counter transactions;
    private final Counter kafkaTransactions;
    private final Counter ignored;
    private final Counter restarts;
    private final Timer delay;
    private final TraceLog traces = new TraceLog();
    private long oldestCommit;

    public CaptureTelemetry(MeterRegistry registry) {
        changes = registry.counter(CaptureMetric.CHANGES.key());
        transactions = registry.counter(CaptureMetric.TRANSACTIONS.key());
        kafkaTransactions = registry.counter(CaptureMetric.KAFKA_TRANSACTIONS.key());
        ignored = registry.counter(CaptureMetric.IGNORED.key());
        restarts = registry.counter(CaptureMetric.RESTARTS.key());
        delay =
                Timer.builder(CaptureMetric.DELAY.key())
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
    }

    public void ignored() {
        ignored.increment();
    }

    /// A database transaction is whole and waits for its Kafka transaction.
    ///
    /// @param traceparent of its command; null when there was none
    public void transaction(long id, long commitTime, @Nullable String traceparent) {
        transactions.increment();
        traces.whole(id, traceparent);
        if (oldestCommit == 0) {
            oldestCommit = commitTime;
        }
    }

    public void committed(int count) {
        changes.increment(count);
        kafkaTransactions.increment();
        traces.published();
        if (oldestCommit != 0) {
            delay.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - oldestCommit)));
            oldestCommit = 0;
        }
    }

    public void restarted() {
        restarts.increment();
    }
}
