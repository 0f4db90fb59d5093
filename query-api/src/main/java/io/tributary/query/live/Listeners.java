package io.tributary.query.live;

import io.tributary.query.problem.QueryRefused;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;

/// Who listens now: bounded in number, woken when something happens to their organization, and sent
/// away before the service stops taking requests.
final class Listeners implements SmartLifecycle {
    private final QueryMetrics metrics;
    private final int most;
    private final int mostPerUser;
    private final Map<UUID, Set<Listener>> byOrganization = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> byUser = new ConcurrentHashMap<>();
    private volatile int count;
    private volatile boolean open = true;

    Listeners(LiveSettings settings, QueryMetrics metrics) {
        this.metrics = metrics;
        this.most = settings.streams();
        this.mostPerUser = settings.streamsPerUser();
    }

    /// @throws QueryRefused when there are too many
    synchronized Listener add(UUID organization, UUID user) {
        if (!open) {
            throw stopping();
        }
        int own = byUser.getOrDefault(user, 0);
        if (count >= most || own >= mostPerUser) {
            throw new QueryRefused(
                    ErrorCode.QUERY_TOO_MANY_STREAMS,
                    own >= mostPerUser
                            ? "Expected at most %d streams of one user. Close one, or follow more with one."
                                    .formatted(mostPerUser)
                            : "Expected at most %d streams at once. Try again later."
                                    .formatted(most));
        }
        Listener listener = new Listener(organization, user);
        byUser.put(user, own + 1);
        byOrganization
                .computeIfAbsent(organization, o -> ConcurrentHashMap.newKeySet())
                .add(listener);
        count++;
        return listener;
    }

    synchronized void remove(Listener listener) {
        Set<Listener> same = byOrganization.getOrDefault(listener.organization(), Set.of());
        if (!same.remove(listener)) {
            return;
        }
        if (same.isEmpty()) {
            byOrganization.remove(listener.organization());
        }
        byUser.computeIfPresent(listener.user(), (u, own) -> own == 1 ? null : own - 1);
        count--;
    }

    void wake(Collection<UUID> organizations) {
        organizations.forEach(
                o -> byOrganization.getOrDefault(o, Set.of()).forEach(Listener::wake));
    }

    /// Counts streams that end for a reason of ours.
    void ended(QueryRefused why) {
        metrics.count(QueryMetric.STREAMS_ENDED, "code", why.code().code());
    }

    int count() {
        return count;
    }

    /// @throws QueryRefused when the service is stopping
    void requireOpen() {
        if (!open) {
            throw stopping();
        }
    }

    private static QueryRefused stopping() {
        return new QueryRefused(
                ErrorCode.QUERY_BUSY, "The service is stopping. Go on with the last event's id.");
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public void stop() {
        open = false;
        wake(Set.copyOf(byOrganization.keySet()));
    }

    @Override
    public boolean isRunning() {
        return open;
    }
}
