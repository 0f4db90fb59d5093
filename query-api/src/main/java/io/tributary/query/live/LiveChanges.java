package io.tributary.query.live;

import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.freshness.ProgressPlace;
import io.tributary.query.plan.SearchPlanner;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.ChangesRequest;
import io.tributary.query.tenancy.Tenant;
import io.tributary.query.tenancy.TenantResolver;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Optional;

/// Opens streams of an organization's changes: of what the caller may read, from a place that is
/// still remembered, while there is room.
public final class LiveChanges {
    private final LiveEntities entities;
    private final LiveWindows windows;
    private final Listeners listeners;
    private final PipelineProgress progress;
    private final TenantResolver tenants;
    private final EventFormat format;
    private final LiveSettings settings;

    LiveChanges(
            LiveEntities entities,
            LiveWindows windows,
            Listeners listeners,
            PipelineProgress progress,
            TenantResolver tenants,
            EventFormat format,
            LiveSettings settings) {
        this.entities = entities;
        this.windows = windows;
        this.listeners = listeners;
        this.progress = progress;
        this.tenants = tenants;
        this.format = format;
        this.settings = settings;
    }

    /// @throws QueryRefused when the request names what cannot be followed, or by the caller
    public LiveStream open(Tenant tenant, ChangesRequest request) {
        requireFollowable(tenant, request);
        ChangeWindow window = windows.of(tenant.organization());
        Position from = begin(tenant, request, window);
        if (!window.holds(from)) {
            throw lost();
        }
        Listener listener = listeners.add(tenant.organization(), tenant.user());
        return new LiveStream(
                tenant,
                new LiveStream.Followed(
                        entity ->
                                isAsked(request, entity)
                                        && SearchPlanner.isAllowed(tenant, entity.collection()),
                        request.until(),
                        settings.heartbeat()),
                from,
                window,
                listeners,
                listener,
                tenants,
                format);
    }

    private void requireFollowable(Tenant tenant, ChangesRequest request) {
        List<LiveEntity> asked = entities.all().filter(e -> isAsked(request, e)).toList();
        if (asked.isEmpty()) {
            throw new QueryRefused(
                    ErrorCode.QUERY_UNKNOWN_ROUTE,
                    "Expected a domain, or one of its collections whose rows say who sees them, but found none of that name.");
        }
        if (request.entity().isPresent()) {
            asked.forEach(e -> SearchPlanner.requireAllowed(tenant, e.collection()));
        }
    }

    private static boolean isAsked(ChangesRequest request, LiveEntity entity) {
        return request.domain().map(entity.collection().domain()::equals).orElse(true)
                && request.entity().map(entity.collection().name()::equals).orElse(true);
    }

    private Position begin(Tenant tenant, ChangesRequest request, ChangeWindow window) {
        Optional<ProgressPlace> newest = progress.newestPlace(tenant.organization());
        if (newest.isEmpty() || window.newest().isEmpty()) {
            throw new QueryRefused(
                    ErrorCode.QUERY_BUSY,
                    "Expected to know what has happened lately, but it is still being read. Try again shortly.");
        }
        Position from = null;
        for (String text : request.after()) {
            Position.Named named = Position.parse(text).orElseThrow(LiveChanges::notOne);
            if (!named.isOf(tenant)) {
                throw lost();
            }
            if (from == null || named.position().isBefore(from)) {
                from = named.position();
            }
        }
        return from == null ? Position.behind(newest.get()) : from;
    }

    private static QueryRefused notOne() {
        return new QueryRefused(
                ErrorCode.QUERY_BAD_PARAMETER,
                "Expected the id of an event, or positions of answers with commas between them. Send them unchanged, or none.");
    }

    /// The caller must ask for documents anew.
    static QueryRefused lost() {
        return new QueryRefused(
                ErrorCode.QUERY_POSITION_LOST,
                "Expected a position that is still remembered, under the role and features of now, but this one is not. Ask for the documents again and begin after the position that their answers carry in Tributary-Changes-After.");
    }
}
