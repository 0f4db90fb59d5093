package io.tributary.projector;

import io.tributary.projector.index.ReadModelIndices;
import io.tributary.projector.intake.ReadModelTopics;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.schemas.catalog.LiveCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The story of the projector: indices → topics → topologies → documents.
///
/// Indices and its own topics are made first; then it waits for the connector's change topics,
/// since a topology cannot start without them; then every {@link Station} starts, in order. They
/// stop in reverse. When the catalog grows, the same happens for the read models that came.
@Component
public class Projector implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private final ReadModelIndices indices;
    private final ReadModelTopics topics;
    private final List<Station> stations;
    private final StationHealth health;
    private final LiveCatalog catalog;
    private final Object growing = new Object();
    private final AtomicBoolean running = new AtomicBoolean();
    private boolean started;
    private @Nullable Thread starter;

    Projector(
            ReadModelIndices indices,
            ReadModelTopics topics,
            List<Station> stations,
            StationHealth health,
            LiveCatalog catalog) {
        this.indices = indices;
        this.topics = topics;
        this.stations = stations;
        this.health = health;
        this.catalog = catalog;
    }

    @Override
    public void start() {
        running.set(true);
        // Before anything is made of the catalog: nothing may come between.
        catalog.whenTaken(_ -> grow());
        prepare();
        starter = Thread.ofPlatform().name("projector-start").start(this::startStations);
    }

    private void prepare() {
        synchronized (growing) {
            try {
                indices.create();
            } catch (IOException unreachable) {
                throw new UncheckedIOException(
                        "OpenSearch does not answer; is tributary.opensearch.url right?",
                        unreachable);
            }
            topics.create();
        }
    }

    private void startStations() {
        try {
            awaitChangeTopics();
            synchronized (growing) {
                for (Station station : stations) {
                    if (running.get()) {
                        LOG.atInfo().addKeyValue("station", station.name()).log("Station starts");
                        station.start();
                    }
                }
                started = true;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            health.report("start", "" + failure.getMessage());
            LOG.atError().setCause(failure).log("The projector could not start its stations");
        }
    }

    private void grow() {
        health.report("catalog", "taking in what was added");
        prepare();
        try {
            awaitChangeTopics();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (growing) {
            if (started && running.get()) {
                stations.forEach(Station::grow);
            }
        }
        health.clear("catalog");
    }

    private void awaitChangeTopics() throws InterruptedException {
        health.report("topics", "waiting for the change topics");
        topics.awaitChangeTopics(running::get);
        health.clear("topics");
    }

    @Override
    public void stop() {
        running.set(false);
        Thread waiting = starter;
        if (waiting != null) {
            waiting.interrupt();
        }
        stations.reversed().forEach(Station::stop);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
