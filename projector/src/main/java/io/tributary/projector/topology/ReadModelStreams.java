package io.tributary.projector.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/// One generation of one read model, running: a KafkaStreams of its own, so that a failure, a
/// rebuild or a slow restore concerns no other.
public final class ReadModelStreams implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final String application;
    private final KafkaStreams streams;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable String trouble = "not started";

    /// The topics it reads and writes must exist when it starts.
    ///
    /// @param connection address and authentication of the broker
    public ReadModelStreams(
            DerivedModel model,
            int generation,
            StreamsSettings settings,
            Map<String, Object> connection) {
        this.application = TopologyNames.application(model.domain(), model.name(), generation);
        this.streams =
                new KafkaStreams(
                        ReadModelTopology.of(model, generation, settings.flushInterval()),
                        StreamsProperties.of(application, settings, connection));
        StreamsFailures failures =
                new StreamsFailures(application, reason -> trouble = reason, this::pause);
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener((now, before) -> follow(now, failures));
    }

    /// Ends early when the read model is closed: that would wait for this very thread.
    private void pause(Duration pause) {
        try {
            var _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(KafkaStreams.State now, StreamsFailures failures) {
        switch (now) {
            case RUNNING -> {
                trouble = null;
                failures.recovered();
            }
            case CREATED, REBALANCING -> {
                if (trouble == null) {
                    trouble = "restoring or rebalancing";
                }
            }
            case ERROR, PENDING_ERROR, NOT_RUNNING, PENDING_SHUTDOWN -> {
                if (trouble == null) {
                    trouble = "stopped";
                }
            }
        }
    }

    public void start() {
        streams.start();
    }

    /// Kafka Streams' application id and consumer group.
    public String application() {
        return application;
    }

    /// Empty when it runs; otherwise what stands in the way.
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// For binding its metrics.
    public KafkaStreams streams() {
        return streams;
    }

    /// Commits what is read, and leaves the stores on disk for a quick start.
    @Override
    public void close() {
        closing.countDown();
        streams.close(CLOSING);
    }
}
