package io.tributary.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.Telemetry;
import io.tributary.schemas.contract.ChangeHeader;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Continues a command's trace to the document: one structured line per acknowledged change that
/// carries a trace, bounded per second so that a load does not drown in its own log.
///
/// **Thread-safe.**
final class TraceLog {
    private static final Logger LOG = LoggerFactory.getLogger(TraceLog.class);
    private static final int PER_SECOND = 20;

    private final Telemetry telemetry;
    private final AtomicLong second = new AtomicLong();
    private final AtomicLong logged = new AtomicLong();

    TraceLog(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    void acknowledged(RecordBatch batch, Set<TopicPartition> failed) {
        boolean first = true;
        for (RecordBatch.Keyed keyed : batch.latest()) {
            ConsumerRecord<byte[], byte[]> record = keyed.record();
            if (failed.contains(new TopicPartition(record.topic(), record.partition()))) {
                continue;
            }
            if (first) {
                time(record);
                first = false;
            }
            String trace = text(record, ChangeHeader.TRACEPARENT);
            if (trace == null) {
                continue;
            }
            if (!mayLog()) {
                return;
            }
            LOG.atInfo()
                    .addKeyValue("traceparent", trace)
                    .addKeyValue("trace.id", traceId(trace))
                    .addKeyValue("document", keyed.key())
                    .addKeyValue("read-model", keyed.model().alias())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("transaction", text(record, ChangeHeader.TRANSACTION))
                    .log("Document indexed");
        }
    }

    private void time(ConsumerRecord<byte[], byte[]> record) {
        String committed = text(record, ChangeHeader.COMMIT_TIME);
        if (committed == null) {
            return;
        }
        try {
            Duration taken = Duration.between(Instant.parse(committed), Instant.now());
            telemetry.time(ProjectorMetric.FRESHNESS, taken.isNegative() ? Duration.ZERO : taken);
        } catch (DateTimeParseException foreign) {
            LOG.atDebug().addKeyValue("commit-time", committed).log("Not an instant");
        }
    }

    private boolean mayLog() {
        long now = System.nanoTime() / 1_000_000_000;
        if (second.getAndSet(now) != now) {
            logged.set(0);
        }
        return logged.incrementAndGet() <= PER_SECOND;
    }

    private static String traceId(String traceparent) {
        String[] parts = traceparent.split("-", -1);
        return parts.length > 1 ? parts[1] : traceparent;
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
