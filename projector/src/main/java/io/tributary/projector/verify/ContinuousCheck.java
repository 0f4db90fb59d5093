package io.tributary.projector.verify;

import io.tributary.projector.Station;
import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.Telemetry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Compares hash sums of some organizations every few minutes, in rotation, and reports what
/// differs twice. A bounded share of the work of {@link Verification}, which says what it is.
@Component
@Order(40)
final class ContinuousCheck implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(ContinuousCheck.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final ReadModels models;
    private final VerifyDatabase database;
    private final OpenSearchCalls calls;
    private final ProgressMark mark;
    private final ContinuousSettings settings;
    private final Map<String, UUID> turnedTo = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile int differences;
    private @Nullable Thread checking;

    ContinuousCheck(
            ReadModels models,
            VerifyDatabase database,
            OpenSearchCalls calls,
            ProgressMark mark,
            ContinuousSettings settings,
            Telemetry telemetry) {
        this.models = models;
        this.database = database;
        this.calls = calls;
        this.mark = mark;
        this.settings = settings;
        telemetry.gauge(ProjectorMetric.VERIFY_DIFFERENCES, () -> differences);
    }

    @Override
    public String name() {
        return "continuous-check";
    }

    @Override
    public synchronized void start() {
        if (!settings.every().isZero()) {
            checking = Thread.ofPlatform().name("continuous-check").start(this::run);
        }
    }

    private void run() {
        try {
            while (!stopping.await(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    differences = turn();
                } catch (SQLException | IOException | RuntimeException impossibleNow) {
                    LOG.atWarn()
                            .addKeyValue("cause", impossibleNow.getMessage())
                            .log("The continuous check could not run; it will try again");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private record Suspect(ReadModel.OfEntity model, List<UUID> organizations) {}

    private int turn() throws SQLException, IOException {
        List<Suspect> first = new ArrayList<>();
        mark.pass();
        for (ReadModel.OfEntity model : models.entities()) {
            List<UUID> organizations = next(model);
            Set<UUID> differing = differing(model, organizations);
            if (!differing.isEmpty()) {
                first.add(new Suspect(model, List.copyOf(differing)));
            }
        }
        if (first.isEmpty()) {
            return 0;
        }
        int confirmed = 0;
        mark.pass();
        for (Suspect suspect : first) {
            for (UUID organization : differing(suspect.model(), suspect.organizations())) {
                confirmed++;
                LOG.atError()
                        .addKeyValue("read-model", suspect.model().alias())
                        .addKeyValue("organization", organization)
                        .log("Documents differ from rows; verify this organization");
            }
        }
        return confirmed;
    }

    /// The organizations after those of the last turn; from the beginning again at the end.
    private List<UUID> next(ReadModel.OfEntity model) throws SQLException {
        UUID after = turnedTo.getOrDefault(model.alias(), FIRST);
        try (Connection connection = database.reading()) {
            List<UUID> next =
                    HashSums.organizations(connection, model, after, settings.organizations());
            turnedTo.put(
                    model.alias(), next.size() < settings.organizations() ? FIRST : next.getLast());
            return next;
        }
    }

    private Set<UUID> differing(ReadModel.OfEntity model, List<UUID> organizations)
            throws SQLException, IOException {
        if (organizations.isEmpty()) {
            return Set.of();
        }
        calls.call("POST", "/" + model.alias() + "/_refresh", Map.of(), new byte[0]);
        try (Connection connection = database.reading()) {
            return HashSums.differing(connection, calls, model, organizations);
        }
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        Thread running = checking;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(2));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
