package io.tributary.projector.parking;

import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.projector.telemetry.Telemetry;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops a read model when too large a share of the documents of one minute would be parked: then
/// not the documents are wrong, but the mapping or the code.
///
/// A stopped read model keeps its position and its letters; the others go on. It starts again when
/// an operator says so, or with the process.
///
/// **Thread-safe.**
public final class ParkingLimit {
    private static final Logger LOG = LoggerFactory.getLogger(ParkingLimit.class);
    private static final long MINUTE = 60_000;

    private final double share;
    private final int minimum;
    private final Clock clock;
    private final StationHealth health;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    public ParkingLimit(
            double share, int minimum, Clock clock, StationHealth health, Telemetry telemetry) {
        this.share = share;
        this.minimum = minimum;
        this.clock = clock;
        this.health = health;
        telemetry.gauge(ProjectorMetric.STOPPED, stopped::size);
    }

    private record Window(long minute, long tried, long parked) {}

    public void tried(String readModel, int documents) {
        windows.merge(readModel, new Window(minute(), documents, 0), ParkingLimit::sum);
    }

    /// Whether one more may be parked now; when not, the read model is stopped.
    public boolean mayPark(String readModel) {
        if (stopped.contains(readModel)) {
            return false;
        }
        Window now = windows.merge(readModel, new Window(minute(), 0, 1), ParkingLimit::sum);
        if (now.parked() <= minimum || now.parked() <= share * now.tried()) {
            return true;
        }
        stopped.add(readModel);
        health.report(
                readModel,
                ("Expected at most %s of the documents of a minute to be refused, but found %d of"
                                + " %d. Look at /dead-letters, mend the cause, then POST"
                                + " /dead-letters/resume?read-model=%s. More:"
                                + " ops/runbooks/parked-documents.md")
                        .formatted(share, now.parked(), now.tried(), readModel));
        LOG.atError()
                .addKeyValue("read-model", readModel)
                .addKeyValue("parked", now.parked())
                .addKeyValue("tried", now.tried())
                .log("Read model stopped: too many documents are refused");
        return false;
    }

    public boolean isStopped(String readModel) {
        return stopped.contains(readModel);
    }

    /// Lets a stopped read model go on, with a fresh minute.
    public void resume(String readModel) {
        windows.remove(readModel);
        stopped.remove(readModel);
        health.clear(readModel);
    }

    private long minute() {
        return clock.millis() / MINUTE;
    }

    private static Window sum(Window before, Window more) {
        return before.minute() == more.minute()
                ? new Window(
                        more.minute(),
                        before.tried() + more.tried(),
                        before.parked() + more.parked())
                : more;
    }
}
