package io.tributary.query.live;

import io.tributary.query.freshness.ProgressPlace;
import io.tributary.query.plan.TenantFilter;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.tenancy.Tenant;
import io.tributary.query.tenancy.TenantResolver;
import io.tributary.schemas.contract.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One listener's stream.
///
/// **Each visible change once, in commit order, nothing foreign.** The stream keeps nothing but its
/// position: what a slow client has not taken yet waits in the window it shares with all others,
/// and when it is forgotten there the stream ends. Who is shut out is told nothing that happened
/// later.
///
/// **Not thread-safe.** The request's own thread follows and is blocked by a client that does not
/// read.
public final class LiveStream implements AutoCloseable {
    /// A larger transaction comes in several events.
    private static final int CHANGES_PER_EVENT = 500;

    private final Tenant tenant;
    private final TenantFilter filter;
    private final Followed followed;
    private final ChangeWindow window;
    private final Listeners listeners;
    private final Listener listener;
    private final TenantResolver tenants;
    private final EventFormat format;
    private Position position;

    /// @param entities asked for each change, since one of a domain that was added meanwhile counts
    ///   too
    /// @param until when the caller's token ends
    /// @param heartbeat longest silence
    record Followed(Predicate<LiveEntity> entities, Instant until, Duration heartbeat) {}

    LiveStream(
            Tenant tenant,
            Followed followed,
            Position from,
            ChangeWindow window,
            Listeners listeners,
            Listener listener,
            TenantResolver tenants,
            EventFormat format) {
        this.tenant = tenant;
        this.filter = TenantFilter.of(tenant);
        this.followed = followed;
        this.position = from;
        this.window = window;
        this.listeners = listeners;
        this.listener = listener;
        this.tenants = tenants;
        this.format = format;
    }

    /// Writes until the client goes away, or until there is a reason to end, which is written last.
    ///
    /// @throws IOException when the client is gone or takes nothing for long
    public void follow(OutputStream out) throws IOException {
        try {
            send(out, format.begin(id()));
            while (true) {
                tell(out);
                requireTime();
                // Only after silence: an answer to news of others would tell that there was some.
                if (!listener.await(followed.heartbeat())) {
                    tell(out);
                    send(out, format.heartbeat(id()));
                }
            }
        } catch (QueryRefused end) {
            listeners.ended(end);
            send(out, format.problem(end));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells what happened since, by memberships that are not older.
    private void tell(OutputStream out) throws IOException {
        ProgressPlace newest = window.newest().orElseThrow(LiveChanges::lost);
        if (!tenants.resolve(tenant.user(), tenant.organization(), newest).equals(tenant)) {
            throw LiveChanges.lost();
        }
        for (Step step : window.between(position, newest).orElseThrow(LiveChanges::lost)) {
            tell(out, step);
        }
        if (position.isBefore(Position.behind(newest))) {
            position = Position.behind(newest);
        }
    }

    private void tell(OutputStream out, Step step) throws IOException {
        List<LiveChange> changes = step.of(tenant.organization());
        boolean inPart = position.place().offset() == step.place().offset();
        int from = inPart ? Math.min(position.taken(), changes.size()) : 0;
        while (from < changes.size()) {
            LiveChange first = changes.get(from);
            int to = endOfEvent(changes, from);
            boolean more = to < changes.size() && changes.get(to).isOfTransaction(first);
            List<byte[]> shown = shown(changes.subList(from, to));
            position = new Position(step.place(), to == changes.size() ? Position.ALL : to);
            if (!shown.isEmpty()) {
                send(out, format.transaction(id(), first, shown, more));
            }
            from = to;
        }
    }

    private static int endOfEvent(List<LiveChange> changes, int from) {
        int most = Math.min(changes.size(), from + CHANGES_PER_EVENT);
        int to = from;
        while (to < most && changes.get(to).isOfTransaction(changes.get(from))) {
            to++;
        }
        return to;
    }

    /// The second look at the organization costs nothing and does not trust the window.
    private List<byte[]> shown(List<LiveChange> changes) {
        List<byte[]> shown = new ArrayList<>(changes.size());
        for (LiveChange change : changes) {
            boolean own = change.key().organization().equals(tenant.organization());
            if (own && followed.entities().test(change.entity())) {
                change.shownTo(filter).ifPresent(shown::add);
            }
        }
        return shown;
    }

    private void requireTime() {
        listeners.requireOpen();
        if (!Instant.now().isBefore(followed.until())) {
            throw new QueryRefused(
                    ErrorCode.QUERY_UNAUTHENTICATED,
                    "Expected a token that is still valid, but it has run out. Go on with a new one and the last event's id.");
        }
    }

    private String id() {
        return position.text(tenant);
    }

    private static void send(OutputStream out, byte[] event) throws IOException {
        out.write(event);
        out.flush();
    }

    @Override
    public void close() {
        listeners.remove(listener);
    }
}
