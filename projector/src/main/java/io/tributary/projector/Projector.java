package io.tributary.projector;

import io.tributary.projector.index.ReadModelIndices;
import io.tributary.projector.intake.ReadModelTopics;
import io.tributary.projector.telemetry.StationHealth;
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
/// stop in reverse.
@Component
public class Projector implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private final ReadModelIndices indices;
    private final ReadModelTopics topics;
    private final List<Station> stations;
    private final StationHealth health;
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable Thread starter;

    Projector(
            ReadModelIndices indices,
            ReadModelTopics topics,
            List<Station> stations,
            StationHealth health) {
        this.indices = indices;
        this.topics = topics;
        this.stations = stations;
        this.health = health;
    }

    @Override
    public void start() {
        running.set(true);
        try {
            indices.create();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(
                    "OpenSearch does not answer; is tributary.opensearch.url right?", unreachable);
        }
        topics.create();
        starter = Thread.ofPlatform().name("projector-start").start(this::startStations);
    }

    private void startStations() {
        try {
            health.report("topics", "waiting for the change topics");
            topics.awaitChangeTopics(running::get);
            health.clear("topics");
            for (Station station : stations) {
                if (running.get()) {
                    LOG.atInfo().addKeyValue("station", station.name()).log("Station starts");
                    station.start();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            health.report("start", "" + failure.getMessage());
            LOG.atError().setCause(failure).log("The projector could not start its stations");
        }
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
