package io.tributary.projector.sink;

import io.tributary.projector.Station;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.projector.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The indexer of all read models: one or several loops over the same consumer group.
@Component
@Order(30)
final class DocumentIndexer implements Station {
    private static final int FETCH = 16 << 20;
    private static final int SESSION = 10_000;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final KafkaClients kafka;
    private final ReadModels models;
    private final Delivery delivery;
    private final StationHealth health;
    private final Telemetry telemetry;
    private final SinkSettings settings;
    private final ProjectorSettings projector;
    private final List<IndexingLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable AppliedPublisher publisher;

    DocumentIndexer(
            KafkaClients kafka,
            ReadModels models,
            Delivery delivery,
            StationHealth health,
            Telemetry telemetry,
            SinkSettings settings,
            ProjectorSettings projector) {
        this.kafka = kafka;
        this.models = models;
        this.delivery = delivery;
        this.health = health;
        this.telemetry = telemetry;
        this.settings = settings;
        this.projector = projector;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public synchronized void start() {
        AppliedPublisher applied = new AppliedPublisher(kafka, Clock.systemUTC());
        publisher = applied;
        for (int i = 0; i < settings.consumers(); i++) {
            Map<String, Object> config =
                    Map.of(
                            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                            settings.documents(),
                            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                            FETCH,
                            ConsumerConfig.CLIENT_ID_CONFIG,
                            "projector-documents-" + i,
                            // So long the group waits for a process that was killed.
                            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                            SESSION);
            var loop =
                    new IndexingLoop(
                            kafka.consumer(settings.group(), config),
                            models,
                            delivery,
                            applied,
                            health,
                            telemetry,
                            new TraceLog(telemetry),
                            settings,
                            projector.partitions());
            loops.add(loop);
            threads.add(Thread.ofPlatform().name("documents-" + i).start(loop));
        }
    }

    @Override
    public synchronized void grow() {
        loops.forEach(IndexingLoop::grow);
    }

    @Override
    public synchronized void stop() {
        loops.forEach(IndexingLoop::stop);
        for (Thread thread : threads) {
            try {
                thread.join(STOP_PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
        AppliedPublisher applied = publisher;
        if (applied != null) {
            applied.close();
        }
    }
}
