package io.tributary.cdc.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Continues a command's trace to the topic: one structured line per published transaction that
/// carries a trace, bounded per second so that a load does not drown in its own log.
final class TraceLog {
    private static final Logger LOG = LoggerFactory.getLogger(TraceLog.class);
    private static final int PER_SECOND = 20;

    private record Traced(long transaction, String traceparent) {}

    private final List<Traced> waiting = new ArrayList<>();
    private long second;
    private int logged;

    /// A transaction is whole; its Kafka transaction is still open.
    void whole(long transaction, @Nullable String traceparent) {
        if (traceparent != null && mayLog()) {
            waiting.add(new Traced(transaction, traceparent));
        }
    }

    /// What waited is committed in Kafka.
    void published() {
        for (Traced traced : waiting) {
            LOG.atInfo()
                    .addKeyValue("traceparent", traced.traceparent())
                    .addKeyValue("trace.id", traceId(traced.traceparent()))
                    .addKeyValue("transaction", traced.transaction())
                    .log("Changes published");
        }
        waiting.clear();
    }

    private boolean mayLog() {
        long now = System.nanoTime() / 1_000_000_000;
        if (second != now) {
            second = now;
            logged = 0;
        }
        return ++logged <= PER_SECOND;
    }

    private static String traceId(String traceparent) {
        String[] parts = traceparent.split("-", -1);
        return parts.length > 1 ? parts[1] : traceparent;
    }
}
