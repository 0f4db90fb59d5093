package io.tributary.query;

import io.tributary.query.analyst.FeedLogin;
import io.tributary.query.analyst.FeedLogins;
import io.tributary.query.export.Export;
import io.tributary.query.export.ExportSource;
import io.tributary.query.export.ExportSources;
import io.tributary.query.freshness.Freshness;
import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.freshness.ProgressPlace;
import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.query.freshness.ReadYourWrites;
import io.tributary.query.history.HistorySource;
import io.tributary.query.history.HistorySources;
import io.tributary.query.limit.ReadLimits;
import io.tributary.query.live.LiveChanges;
import io.tributary.query.live.LiveStream;
import io.tributary.query.live.Position;
import io.tributary.query.offer.Offers;
import io.tributary.query.pipeline.PipelineOverview;
import io.tributary.query.plan.AuditPlanner;
import io.tributary.query.plan.DashboardSource;
import io.tributary.query.plan.DashboardSources;
import io.tributary.query.plan.DocumentPlan;
import io.tributary.query.plan.FiguresPlan;
import io.tributary.query.plan.RollupSource;
import io.tributary.query.plan.SearchPlan;
import io.tributary.query.plan.SearchPlanner;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.AsOf;
import io.tributary.query.request.AsOfReader;
import io.tributary.query.request.AuditReader;
import io.tributary.query.request.AuditRequest;
import io.tributary.query.request.Call;
import io.tributary.query.request.ChangesReader;
import io.tributary.query.request.DocumentsReader;
import io.tributary.query.request.DocumentsRequest;
import io.tributary.query.request.ExportReader;
import io.tributary.query.request.ExportRequest;
import io.tributary.query.request.HistoryReader;
import io.tributary.query.request.HistoryRequest;
import io.tributary.query.request.PathIds;
import io.tributary.query.request.QueryCollection;
import io.tributary.query.request.QueryCollections;
import io.tributary.query.request.Span;
import io.tributary.query.request.SpanReader;
import io.tributary.query.request.Wait;
import io.tributary.query.response.Answer;
import io.tributary.query.response.Answers;
import io.tributary.query.response.AuditEntries;
import io.tributary.query.response.DashboardFigures;
import io.tributary.query.response.HistoryEntries;
import io.tributary.query.response.Oldest;
import io.tributary.query.search.DashboardReader;
import io.tributary.query.search.Hit;
import io.tributary.query.search.OpenSearchReader;
import io.tributary.query.search.RowHistoryReader;
import io.tributary.query.search.RowThenReader;
import io.tributary.query.search.SearchCache;
import io.tributary.query.tenancy.Tenant;
import io.tributary.query.tenancy.TenantResolver;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.FeedName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// How a question is answered: who asks, what is asked, what may be searched and how often, wait
/// for it if the caller has just written, search, tell.
///
/// Membership comes first, so that a stranger learns nothing, not even what exists.
@Service
public class QueryHandler {
    private final TenantResolver tenants;
    private final ReadLimits limits;
    private final QueryCollections collections;
    private final ExportSources exports;
    private final HistorySources histories;
    private final DashboardSources dashboards;
    private final ReadYourWrites readYourWrites;
    private final PipelineProgress progress;
    private final OpenSearchReader reader;
    private final SearchCache searches;
    private final RowHistoryReader rows;
    private final RowThenReader thens;
    private final DashboardReader figures;
    private final LiveChanges live;
    private final PipelineOverview overview;
    private final Offers offers;
    private final Answers answers;
    private final FeedLogins logins;

    QueryHandler(
            TenantResolver tenants,
            ReadLimits limits,
            QueryCollections collections,
            ExportSources exports,
            HistorySources histories,
            DashboardSources dashboards,
            ReadYourWrites readYourWrites,
            PipelineProgress progress,
            OpenSearchReader reader,
            SearchCache searches,
            RowHistoryReader rows,
            RowThenReader thens,
            DashboardReader figures,
            LiveChanges live,
            PipelineOverview overview,
            Offers offers,
            Answers answers,
            FeedLogins logins) {
        this.tenants = tenants;
        this.limits = limits;
        this.collections = collections;
        this.exports = exports;
        this.histories = histories;
        this.dashboards = dashboards;
        this.readYourWrites = readYourWrites;
        this.progress = progress;
        this.reader = reader;
        this.searches = searches;
        this.rows = rows;
        this.thens = thens;
        this.figures = figures;
        this.live = live;
        this.overview = overview;
        this.offers = offers;
        this.answers = answers;
        this.logins = logins;
    }

    public Answer documents(Call call, UUID organization, String domain, String name) {
        Tenant tenant = tenant(call, organization);
        QueryCollection collection = collection(domain, name);
        SearchPlanner.requireAllowed(tenant, collection);
        limits.require(tenant, collection);
        DocumentsRequest request =
                DocumentsReader.read(organization, collection, call.parameters());
        Wait wait = call.waitFor(organization);
        SearchPlan plan = SearchPlanner.plan(tenant, request);
        Optional<Long> refreshed = awaitSearchable(wait, organization, collection.inputs());
        Freshness freshness = progress.freshness(organization, collection.inputs());
        Optional<ProgressPlace> place =
                progress.searchablePlace(organization, collection.inputs(), refreshed);
        List<Hit> hits = searches.search(plan, refreshed);
        return answers.page(request, hits, freshness).after(position(tenant, place));
    }

    /// A collection as a file. Each of its pages is read under the rights that the caller has by
    /// then.
    public Export export(Call call, UUID organization, String domain, String word) {
        Tenant tenant = tenant(call, organization);
        ExportSource source =
                exports.find(domain, word).orElseThrow(() -> unknown("entity", domain, word));
        QueryCollection collection = source.collection();
        SearchPlanner.requireAllowed(tenant, collection);
        limits.require(tenant, collection);
        ExportRequest request = ExportReader.read(collection, call.parameters());
        awaitSearchable(call.waitFor(organization), organization, collection.inputs());
        return new Export(
                collection.name(),
                request.format(),
                source.columns(),
                progress.freshness(organization, collection.inputs()),
                after ->
                        reader.search(
                                SearchPlanner.plan(
                                        tenant(call, organization), request.page(after))));
    }

    /// As it stands, or as it stood when asked so.
    public Answer document(Call call, UUID organization, String domain, String name, String id) {
        Tenant tenant = tenant(call, organization);
        Optional<HistorySource> past =
                histories.find(domain, name).filter(_ -> AsOfReader.asked(call.parameters()));
        if (past.isPresent()) {
            return then(call, tenant, past.get(), PathIds.uuid("id", id));
        }
        QueryCollection collection = collection(domain, name);
        Found found = found(call, tenant, collection, id);
        return answers.document(collection, found.hit(), found.freshness())
                .after(position(tenant, found.place()));
    }

    private Answer then(Call call, Tenant tenant, HistorySource source, UUID id) {
        SearchPlanner.requireAllowed(tenant, source.collection());
        limits.require(tenant, source.collection());
        AsOf asOf = AsOfReader.read(call.parameters());
        Freshness freshness = awaitHistory(call, tenant.organization(), source);
        return answers.then(
                HistoryEntries.row(source, thens.row(tenant, source, id, asOf)), freshness);
    }

    /// How an analyst logs in to a feed: for those who may see the row that asks for it.
    public FeedLogin feed(Call call, UUID organization, String id) {
        Tenant tenant = tenant(call, organization);
        QueryCollection asked = collection(FeedName.ASKED.domain(), FeedName.ASKED.table());
        return logins.of(organization, tenant.user(), found(call, tenant, asked, id).hit());
    }

    /// @param freshness of before it was read
    /// @param place which it has seen
    private record Found(Hit hit, Freshness freshness, Optional<ProgressPlace> place) {}

    private Found found(Call call, Tenant tenant, QueryCollection collection, String id) {
        DocumentPlan plan = SearchPlanner.plan(tenant, collection, PathIds.uuid("id", id));
        limits.require(tenant, collection);
        DocumentsReader.readNothing(call.parameters());
        Wait wait = call.waitFor(tenant.organization());
        wait.token()
                .ifPresent(t -> readYourWrites.written(t, collection.inputs(), wait.deadline()));
        Freshness freshness = progress.freshness(tenant.organization(), collection.inputs());
        Optional<ProgressPlace> place =
                progress.writtenPlace(tenant.organization(), collection.inputs());
        Hit hit =
                reader.get(plan)
                        .orElseThrow(
                                () ->
                                        new QueryRefused(
                                                ErrorCode.QUERY_NOT_FOUND,
                                                "Expected a document of %s with this id that the caller may see, but found none."
                                                        .formatted(collection.name())));
        return new Found(hit, freshness, place);
    }

    /// Follows what changes in the organization, as far as the caller may see it.
    ///
    /// @param lastEventId the last event the caller has had
    /// @param until when the caller's token ends
    public LiveStream changes(
            Call call, UUID organization, Optional<String> lastEventId, Instant until) {
        Tenant tenant = tenant(call, organization);
        return live.open(tenant, ChangesReader.read(call.parameters(), lastEventId, until));
    }

    /// What happened to a row, newest first, also to one that is gone.
    public Answer history(Call call, UUID organization, String domain, String name, String id) {
        Tenant tenant = tenant(call, organization);
        HistorySource source =
                histories.find(domain, name).orElseThrow(() -> unknown("table", domain, name));
        SearchPlanner.requireAllowed(tenant, source.collection());
        limits.require(tenant, source.collection());
        HistoryRequest request =
                HistoryReader.read(organization, source, PathIds.uuid("id", id), call.parameters());
        Freshness freshness = awaitHistory(call, organization, source);
        List<Hit> hits = rows.history(tenant, request);
        return answers.history(HistoryEntries.body(request, hits), freshness);
    }

    /// Who did what in the organization and what became of it, newest first: the caller's own
    /// commands, for admins and owners all.
    public Answer audit(Call call, UUID organization) {
        Tenant tenant = tenant(call, organization);
        AuditRequest request = AuditReader.read(organization, call.parameters());
        awaitSearchable(call.waitFor(organization), organization, HistorySource.INPUTS);
        Freshness freshness = progress.freshness(organization, HistorySource.INPUTS);
        List<Hit> hits = reader.search(AuditPlanner.plan(tenant, request));
        return answers.history(new AuditEntries(tenant, histories).body(request, hits), freshness);
    }

    /// Waits for the row and for what happened to it.
    private Freshness awaitHistory(Call call, UUID organization, HistorySource source) {
        ReadModelInputs row = source.collection().inputs();
        Wait wait = call.waitFor(organization);
        wait.token().ifPresent(t -> readYourWrites.written(t, row, wait.deadline()));
        awaitSearchable(wait, organization, HistorySource.INPUTS);
        return Oldest.of(
                List.of(
                        progress.freshness(organization, row),
                        progress.freshness(organization, HistorySource.INPUTS)));
    }

    public Answer dashboard(Call call, UUID organization, String domain, String name) {
        Tenant tenant = tenant(call, organization);
        DashboardSource dashboard =
                dashboards.find(domain, name).orElseThrow(() -> unknown("dashboard", domain, name));
        SearchPlanner.requireAllowed(tenant, dashboard);
        Span span = SpanReader.read(call.parameters(), Instant.now());
        Wait wait = call.waitFor(organization);
        List<FiguresPlan> plans = SearchPlanner.plan(tenant, dashboard, span);
        List<ReadModelInputs> inputs =
                dashboard.rollups().stream().map(RollupSource::inputs).toList();
        Map<String, Optional<Long>> refreshed = new HashMap<>();
        inputs.forEach(i -> refreshed.put(i.readModel(), awaitSearchable(wait, organization, i)));
        Freshness freshness =
                Oldest.of(inputs.stream().map(i -> progress.freshness(organization, i)).toList());
        return answers.dashboard(
                DashboardFigures.body(dashboard, span, figures.read(plans, refreshed)), freshness);
    }

    /// The caller's organizations, latest joined first; the first is the current one.
    public Answer me(Call call) {
        DocumentsReader.readNothing(call.parameters());
        Wait wait = call.waitForAny();
        wait.token().ifPresent(t -> tenants.await(t, wait.deadline()));
        Freshness freshness = tenants.freshness();
        return answers.me(call.user(), tenants.placesOf(call.user()), freshness);
    }

    /// What the caller may ask and send in the organization.
    public Answer catalog(Call call, UUID organization) {
        Tenant tenant = tenant(call, organization);
        DocumentsReader.readNothing(call.parameters());
        return answers.offer(offers.to(tenant), tenants.freshness());
    }

    /// What somebody may send who is in no organization yet.
    public Answer catalog(Call call) {
        DocumentsReader.readNothing(call.parameters());
        return answers.offer(offers.toAnybody(), tenants.freshness());
    }

    /// How fresh each read model is that the organization can ask.
    public Answer freshness(Call call, UUID organization) {
        tenant(call, organization);
        DocumentsReader.readNothing(call.parameters());
        return answers.freshness(overview.readModels(organization, call.waitFor(organization)));
    }

    /// How the pipeline does for the organization: its stations, and the read models that the
    /// caller may ask.
    public Answer pipeline(Call call, UUID organization) {
        Tenant tenant = tenant(call, organization);
        DocumentsReader.readNothing(call.parameters());
        PipelineOverview.Pipeline pipeline = overview.of(tenant, tenants.freshness());
        return answers.pipeline(pipeline.stations(), pipeline.readModels());
    }

    private static Optional<String> position(Tenant tenant, Optional<ProgressPlace> place) {
        return place.map(p -> Position.behind(p).text(tenant));
    }

    /// When the refresh began that the search will see; empty before anything was applied.
    private Optional<Long> awaitSearchable(Wait wait, UUID organization, ReadModelInputs inputs) {
        return wait.token()
                .map(t -> readYourWrites.searchable(t, inputs, wait.deadline()))
                .or(() -> readYourWrites.nearlySearchable(organization, inputs));
    }

    private Tenant tenant(Call call, UUID organization) {
        Tenant tenant =
                tenants.resolve(
                        call.user(), organization, call.tokenOf(organization), call.patience());
        if (!tenant.admits(call.issued())) {
            throw new QueryRefused(
                    ErrorCode.QUERY_UNAUTHENTICATED,
                    "Expected a token of after the last sign-out, but found an older one. Sign in again.");
        }
        return tenant;
    }

    private QueryCollection collection(String domain, String name) {
        return collections
                .find(domain, name)
                .orElseThrow(() -> unknown("collection", domain, name));
    }

    private static QueryRefused unknown(String kind, String domain, String name) {
        return new QueryRefused(
                ErrorCode.QUERY_UNKNOWN_ROUTE,
                "Expected a %s of an active domain, but found '%s/%s'."
                        .formatted(kind, shortened(domain), shortened(name)));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
