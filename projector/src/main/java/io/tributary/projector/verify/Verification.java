package io.tributary.projector.verify;

import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.Telemetry;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.derive.Oracle;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The story of a verification: mark → compare every read model → look again at what differs, after
/// a new mark → repair if asked.
///
/// What differs only once was changed while it was looked at, and does not count.
@Component
public final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    /// A row under constant change may need several looks.
    private static final int LOOKS = 4;

    private final ReadModels models;
    private final Supplier<Oracle> oracle;
    private final VerifyDatabase database;
    private final OpenSearchCalls calls;
    private final ProgressMark mark;
    private final Repair repair;
    private final Telemetry telemetry;
    private final ReentrantLock one = new ReentrantLock();

    Verification(
            ReadModels models,
            LiveCatalog catalog,
            VerifyDatabase database,
            OpenSearchCalls calls,
            ProgressMark mark,
            Repair repair,
            Telemetry telemetry) {
        this.models = models;
        this.oracle = catalog.derived(Oracle::new);
        this.database = database;
        this.calls = calls;
        this.mark = mark;
        this.repair = repair;
        this.telemetry = telemetry;
    }

    /// Verifications run one after the other.
    ///
    /// @param organization only its rows and documents; all when empty
    public VerifyReport verify(Optional<UUID> organization, boolean repairing)
            throws SQLException, IOException {
        one.lock();
        try {
            long started = System.nanoTime();
            Map<String, Long> compared = new LinkedHashMap<>();
            List<Difference> differences = new ArrayList<>();
            mark.pass();
            try (Connection connection = database.reading()) {
                for (ReadModel model : models.all()) {
                    List<Difference> found = new ArrayList<>();
                    compared.put(model.alias(), compare(connection, model, organization, found));
                    differences.addAll(found);
                }
            }
            differences = confirmed(differences, organization);
            differences = repair.explained(differences);
            List<String> repairs =
                    repairing && !differences.isEmpty() ? repair.repair(differences) : List.of();
            telemetry.count(
                    ProjectorMetric.VERIFY_COMPARED,
                    compared.values().stream().mapToLong(Long::longValue).sum());
            long took = (System.nanoTime() - started) / 1_000_000;
            LOG.atInfo()
                    .addKeyValue("differences", differences.size())
                    .addKeyValue("repairs", repairs.size())
                    .addKeyValue("milliseconds", took)
                    .log("Verified");
            return new VerifyReport(compared, differences, repairs, took);
        } finally {
            one.unlock();
        }
    }

    /// Keeps what differs in every look.
    private List<Difference> confirmed(List<Difference> first, Optional<UUID> organization)
            throws SQLException, IOException {
        List<Difference> differences = first;
        for (int look = 1; look < LOOKS && !differences.isEmpty(); look++) {
            mark.pass();
            List<Difference> again = new ArrayList<>();
            try (Connection connection = database.reading()) {
                for (ReadModel model : models.all()) {
                    String alias = model.alias();
                    if (differences.stream().anyMatch(d -> d.readModel().equals(alias))) {
                        compare(connection, model, organization, again);
                    }
                }
            }
            List<Difference> before = differences;
            Set<Difference.Subject> known =
                    before.stream().map(Difference::subject).collect(Collectors.toSet());
            differences = again.stream().filter(d -> known.contains(d.subject())).toList();
            if (differences.equals(before)) {
                return differences;
            }
        }
        return differences;
    }

    /// Rows are read as they stand by now; the connection is left without a transaction.
    private long compare(
            Connection connection,
            ReadModel model,
            Optional<UUID> organization,
            List<Difference> differences)
            throws SQLException, IOException {
        calls.call("POST", "/" + model.alias() + "/_refresh", Map.of(), new byte[0]);
        long compared =
                switch (model) {
                    case ReadModel.OfEntity entity ->
                            new EntityComparison(entity, oracle.get())
                                    .compare(connection, calls, organization, differences::add);
                    case ReadModel.OfRollup rollup ->
                            new DerivedComparison(
                                            DerivedShape.of(rollup, oracle.get()), model.alias())
                                    .compare(connection, calls, organization, differences::add);
                    case ReadModel.OfEmbedded embedded ->
                            new DerivedComparison(
                                            DerivedShape.of(embedded, oracle.get()), model.alias())
                                    .compare(connection, calls, organization, differences::add);
                    case ReadModel.OfHistory _ ->
                            HistoryComparison.compare(
                                    connection, calls, organization, differences::add);
                };
        connection.commit();
        return compared;
    }
}
