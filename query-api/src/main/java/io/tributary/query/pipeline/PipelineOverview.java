package io.tributary.query.pipeline;

import io.tributary.query.freshness.Freshness;
import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.query.freshness.ReadYourWrites;
import io.tributary.query.history.HistorySource;
import io.tributary.query.plan.DashboardSources;
import io.tributary.query.plan.RollupSource;
import io.tributary.query.plan.SearchPlanner;
import io.tributary.query.request.QueryCollection;
import io.tributary.query.request.QueryCollections;
import io.tributary.query.request.Wait;
import io.tributary.query.response.Oldest;
import io.tributary.query.response.PipelineStations;
import io.tributary.query.search.OpenSearchReader;
import io.tributary.query.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// How the pipeline does, as one organization may see it.
///
/// **Thread-safe.**
@Component
public final class PipelineOverview {
    private static final Duration RATE_WINDOW = Duration.ofMinutes(5);

    private final QueryCollections collections;
    private final DashboardSources dashboards;
    private final ReadYourWrites readYourWrites;
    private final PipelineProgress progress;
    private final OpenSearchReader reader;

    PipelineOverview(
            QueryCollections collections,
            DashboardSources dashboards,
            ReadYourWrites readYourWrites,
            PipelineProgress progress,
            OpenSearchReader reader) {
        this.collections = collections;
        this.dashboards = dashboards;
        this.readYourWrites = readYourWrites;
        this.progress = progress;
        this.reader = reader;
    }

    /// How fresh each read model is, by its name; those of all domains.
    public Map<String, Freshness> readModels(UUID organization, Wait wait) {
        Map<String, Freshness> each = new TreeMap<>();
        Stream.of(collections.inputs(), dashboards.inputs(), Stream.of(HistorySource.INPUTS))
                .flatMap(inputs -> inputs)
                .distinct()
                .forEach(
                        inputs -> {
                            wait.token()
                                    .ifPresent(
                                            t ->
                                                    readYourWrites.written(
                                                            t, inputs, wait.deadline()));
                            each.put(inputs.readModel(), progress.freshness(organization, inputs));
                        });
        return each;
    }

    /// The stations, and the read models that the tenant may ask.
    ///
    /// @param answer how fresh what is known of members is
    public Pipeline of(Tenant tenant, Freshness answer) {
        UUID organization = tenant.organization();
        Instant now = Instant.now();
        List<QueryCollection> readable =
                collections.all().filter(c -> SearchPlanner.isAllowed(tenant, c)).toList();
        List<ReadModelInputs> documents = inputs(readable, false);
        List<ReadModelInputs> derived =
                Stream.concat(
                                inputs(readable, true).stream(),
                                dashboards
                                        .all()
                                        .filter(d -> SearchPlanner.isAllowed(tenant, d))
                                        .flatMap(d -> d.rollups().stream())
                                        .map(RollupSource::inputs))
                        .distinct()
                        .toList();
        Map<String, Freshness> each = new TreeMap<>();
        Stream.concat(documents.stream(), derived.stream())
                .forEach(i -> each.put(i.readModel(), progress.freshness(organization, i)));
        long changed =
                reader.count(
                        SearchPlanner.changes(
                                tenant,
                                readable.stream().filter(c -> !c.derived()).toList(),
                                now.minus(RATE_WINDOW)));
        return new Pipeline(
                new PipelineStations(
                        progress.newest(organization),
                        oldest(organization, derived),
                        oldest(organization, documents),
                        answer,
                        (double) changed / RATE_WINDOW.toMinutes(),
                        now),
                each);
    }

    public record Pipeline(PipelineStations stations, Map<String, Freshness> readModels) {}

    private Freshness oldest(UUID organization, List<ReadModelInputs> inputs) {
        return Oldest.of(inputs.stream().map(i -> progress.freshness(organization, i)).toList());
    }

    private static List<ReadModelInputs> inputs(List<QueryCollection> of, boolean derived) {
        return of.stream()
                .filter(c -> c.derived() == derived)
                .map(QueryCollection::inputs)
                .toList();
    }
}
