package io.tributary.cdc.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of the engine, from a position to its end.
///
/// The consumer says which record of a batch is the last committed one. Only that one is reported
/// to the engine, and the slot moves to it.
public final class CaptureEngine {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureEngine.class);

    private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private final BatchConsumer consumer;
    private final Runnable streaming;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /// Takes batches of records in the order of the log.
    public interface BatchConsumer {
        /// @return the last record that is committed with all before it; null for none of this
        ///   batch
        @Nullable SourceRecord publish(List<SourceRecord> batch);
    }

    /// @param streaming told once, when records begin to flow
    public CaptureEngine(Properties settings, BatchConsumer consumer, Runnable streaming) {
        this.consumer = consumer;
        this.streaming = streaming;
        this.engine =
                DebeziumEngine.create(Connect.class)
                        .using(settings)
                        .using(OffsetCommitPolicy.always())
                        .using(
                                (DebeziumEngine.CompletionCallback)
                                        (_, message, error) -> ended(message, error))
                        .using(new Started())
                        .notifying(this::consume)
                        .build();
    }

    /// Streams until stopped or failed; the calling thread waits.
    ///
    /// @return what ended it; empty when it was stopped
    public Optional<Throwable> run() {
        engine.run();
        return Optional.ofNullable(failure.get());
    }

    public void stop() {
        try {
            engine.close();
        } catch (IOException | IllegalStateException over) {
            LOG.atDebug().setCause(over).log("The engine was not running");
        }
    }

    private void consume(
            List<ChangeEvent<SourceRecord, SourceRecord>> events,
            RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer)
            throws InterruptedException {
        List<SourceRecord> batch = new ArrayList<>(events.size());
        Map<SourceRecord, ChangeEvent<SourceRecord, SourceRecord>> eventOf =
                new IdentityHashMap<>(events.size());
        for (ChangeEvent<SourceRecord, SourceRecord> event : events) {
            batch.add(event.value());
            eventOf.put(event.value(), event);
        }
        SourceRecord committed = consumer.publish(batch);
        if (committed != null) {
            committer.markProcessed(eventOf.get(committed));
            committer.markBatchFinished();
        }
    }

    private void ended(String message, @Nullable Throwable error) {
        if (error != null) {
            LOG.atDebug().setCause(error).log("The engine ended: {}", message);
            failure.set(error);
        }
    }

    private final class Started implements DebeziumEngine.ConnectorCallback {
        @Override
        public void pollingStarted() {
            streaming.run();
        }
    }
}
