package io.tributary.query.plan;

import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.Condition;
import io.tributary.query.request.DocumentsRequest;
import io.tributary.query.request.FieldMoments;
import io.tributary.query.request.QueryCollection;
import io.tributary.query.request.Span;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.RowKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Makes plans. Every plan it makes carries organization, routing and visibility of its tenant.
public final class SearchPlanner {
    private SearchPlanner() {}

    /// @throws QueryRefused when role or features do not allow the collection
    public static SearchPlan plan(Tenant tenant, DocumentsRequest request) {
        requireAllowed(tenant, request.collection());
        TenantFilter filter = TenantFilter.of(tenant);
        return new SearchPlan(
                request.collection().inputs().readModel(),
                filter,
                filter.before(request.conditions()),
                new SearchPlan.Order(request.sort().field().path(), request.sort().descending()),
                // One more than asked for tells whether there is a next page.
                request.limit() + 1,
                request.cursor().map(c -> c.searchAfter(byId(request))).orElse(List.of()));
    }

    private static boolean byId(DocumentsRequest request) {
        return request.sort().field().path().equals(BaseColumns.ID);
    }

    /// @throws QueryRefused when role or features do not allow the collection
    public static DocumentPlan plan(Tenant tenant, QueryCollection collection, UUID id) {
        requireAllowed(tenant, collection);
        return new DocumentPlan(
                collection.inputs().readModel(),
                TenantFilter.of(tenant),
                new RowKey(tenant.organization(), id).toString());
    }

    /// One plan per rollup that the dashboard reads.
    ///
    /// @throws QueryRefused when role or features do not allow one of them
    public static List<FiguresPlan> plan(Tenant tenant, DashboardSource dashboard, Span span) {
        requireAllowed(tenant, dashboard);
        TenantFilter filter = TenantFilter.of(tenant);
        return dashboard.rollups().stream()
                .flatMap(rollup -> FiguresPlanner.plans(filter, rollup, span).stream())
                .toList();
    }

    /// Over the collections that the tenant may read.
    ///
    /// @param collections at least one, all of rows
    public static ChangesPlan changes(
            Tenant tenant, List<QueryCollection> collections, Instant since) {
        collections.forEach(c -> requireAllowed(tenant, c));
        TenantFilter filter = TenantFilter.of(tenant);
        return new ChangesPlan(
                collections.stream()
                        .map(c -> c.inputs().readModel())
                        .sorted()
                        .collect(Collectors.joining(",")),
                filter,
                filter.before(
                        List.of(
                                new Condition.Between(
                                        BaseColumns.UPDATED_AT,
                                        FieldMoments.text(since),
                                        null,
                                        null,
                                        null))));
    }

    public static void requireAllowed(Tenant tenant, QueryCollection collection) {
        requireOn(tenant, collection.feature());
        if (!mayRead(tenant, collection)) {
            throw tooWeak(tenant, collection.reader(), collection.name());
        }
    }

    public static void requireAllowed(Tenant tenant, DashboardSource dashboard) {
        for (RollupSource rollup : dashboard.rollups()) {
            requireOn(tenant, rollup.feature());
            if (!tenant.mayReadFigures(rollup.reader())) {
                throw tooWeak(tenant, rollup.reader(), dashboard.name());
            }
        }
    }

    public static boolean isAllowed(Tenant tenant, QueryCollection collection) {
        return isOn(tenant, collection.feature()) && mayRead(tenant, collection);
    }

    public static boolean isAllowed(Tenant tenant, DashboardSource dashboard) {
        return dashboard.rollups().stream()
                .allMatch(r -> isOn(tenant, r.feature()) && tenant.mayReadFigures(r.reader()));
    }

    private static boolean mayRead(Tenant tenant, QueryCollection collection) {
        return tenant.mayRead(collection.domain(), collection.name(), collection.reader());
    }

    private static boolean isOn(Tenant tenant, Optional<String> feature) {
        return feature.map(tenant.features()::contains).orElse(true);
    }

    private static void requireOn(Tenant tenant, Optional<String> feature) {
        if (!isOn(tenant, feature)) {
            throw new QueryRefused(
                    ErrorCode.QUERY_FEATURE_OFF,
                    "Expected the feature %s to be on for the organization, but it is off. An admin can switch it on."
                            .formatted(feature.orElseThrow()));
        }
    }

    private static QueryRefused tooWeak(Tenant tenant, Role least, String what) {
        return new QueryRefused(
                ErrorCode.QUERY_ROLE_TOO_WEAK,
                "Expected at least the role %s, or a grant, to read %s, and a key to name it, but the caller's role is %s."
                        .formatted(least.spelling(), what, tenant.role().spelling()));
    }
}
