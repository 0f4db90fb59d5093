package io.tributary.projector.feed;

import io.tributary.projector.Station;
import io.tributary.projector.intake.GrowingPause;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.projector.topology.StreamsSettings;
import io.tributary.schemas.catalog.Entity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Makes, fills and ends feeds, where an installation offers them. While nobody has asked for one
/// it waits for a row and reads nothing else.
@Component
@Order(40)
final class FeedStation implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(FeedStation.class);
    private static final Duration TURN_PATIENCE = Duration.ofSeconds(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final FeedTables tables;
    private final SchemaRegistry registry;
    private final KafkaClients kafka;
    private final StationHealth health;
    private final FeedSettings settings;
    private final ProjectorSettings projector;
    private final StreamsSettings process;
    private final AtomicBoolean grown = new AtomicBoolean();
    private volatile boolean wanted;
    private @Nullable Thread thread;

    FeedStation(
            FeedTables tables,
            SchemaRegistry registry,
            KafkaClients kafka,
            StationHealth health,
            FeedSettings settings,
            ProjectorSettings projector,
            StreamsSettings process) {
        this.tables = tables;
        this.registry = registry;
        this.kafka = kafka;
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
            wanted = true;
            thread = Thread.ofPlatform().name(name()).start(() -> follow(asked.get()));
        }
    }

    @Override
    public void grow() {
        grown.set(true);
    }

    private void follow(Entity asked) {
        GrowingPause pause = new GrowingPause(Duration.ofMillis(100), Duration.ofSeconds(5));
        while (wanted) {
            try (FeedOwner owner = owner(asked)) {
                while (wanted) {
                    owner.turn(grown.getAndSet(false));
                    pause.reset();
                    health.clear(name());
                }
            } catch (RuntimeException failure) {
                if (wanted) {
                    health.report(name(), "" + failure.getMessage());
                    LOG.atWarn().setCause(failure).log("Feeds are taken up anew after a failure");
                    rest(pause.next());
                }
            }
        }
    }

    private FeedOwner owner(Entity asked) {
        return new FeedOwner(
                asked,
                tables,
                registry,
                kafka,
                health,
                settings,
                projector.partitions(),
                "tributary-projector-feeds-" + process.instance());
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        wanted = false;
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(TURN_PATIENCE)) {
                running.interrupt();
                running.join(STOP_PATIENCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
