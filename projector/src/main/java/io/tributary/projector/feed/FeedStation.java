package io.tributary.projector.feed;

import io.tributary.projector.Station;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.projector.topology.StreamsSettings;
import io.tributary.schemas.catalog.Entity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Makes, fills and ends feeds, where an installation offers them. While nobody has asked for one
/// it waits for a row and reads nothing else.
@Component
@Order(40)
final class FeedStation implements Station {
    private static final SessionThread.Patience PATIENCE =
            new SessionThread.Patience(Duration.ofSeconds(5), Duration.ofSeconds(20));

    private final FeedTables tables;
    private final SchemaRegistry registry;
    private final KafkaClients kafka;
    private final DeadLetters letters;
    private final StationHealth health;
    private final FeedSettings settings;
    private final ProjectorSettings projector;
    private final StreamsSettings process;
    private final AtomicBoolean grown = new AtomicBoolean();
    private @Nullable SessionThread<FeedOwner> thread;

    FeedStation(
            FeedTables tables,
            SchemaRegistry registry,
            KafkaClients kafka,
            DeadLetters letters,
            StationHealth health,
            FeedSettings settings,
            ProjectorSettings projector,
            StreamsSettings process) {
        this.tables = tables;
        this.registry = registry;
        this.kafka = kafka;
        this.letters = letters;
        this.health = health;
        this.settings = settings;
        this.projector = projector;
        this.process = process;
    }

    @Override
    public String name() {
        return "feeds";
    }

    @Override
    public synchronized void start() {
        var asked = tables.asked();
        if (settings.offered() && asked.isPresent()) {
            var following =
                    new SessionThread<>(
                            name(),
                            health,
                            PATIENCE,
                            () -> owner(asked.get()),
                            owner -> owner.turn(grown.getAndSet(false)));
            following.start();
            thread = following;
        }
    }

    @Override
    public void grow() {
        grown.set(true);
    }

    private FeedOwner owner(Entity asked) {
        return new FeedOwner(
                asked,
                tables,
                registry,
                kafka,
                letters,
                health,
                settings,
                projector.partitions(),
                "tributary-projector-feeds-" + process.instance());
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.stop();
        }
    }
}
