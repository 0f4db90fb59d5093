package io.tributary.query.tenancy;

import io.tributary.query.freshness.Deadline;
import io.tributary.query.freshness.Freshness;
import io.tributary.query.freshness.PipelineProgress;
import io.tributary.query.freshness.ProgressPlace;
import io.tributary.query.problem.QueryRefused;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.OrganizationPartition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// Says who the caller is in an organization, from memory, or refuses.
///
/// **Fails closed**: nobody is let in by memberships that may have changed since.
public final class TenantResolver {
    /// A revoked member is out after this at the latest, whatever stands still.
    static final Duration OLDEST = Duration.ofSeconds(10);

    private final Memberships memberships;
    private final GrantedRights granted;
    private final Keys keys;
    private final PipelineProgress progress;
    private final InstantSource clock;

    public TenantResolver(
            Memberships memberships,
            GrantedRights granted,
            Keys keys,
            PipelineProgress progress,
            InstantSource clock) {
        this.memberships = memberships;
        this.granted = granted;
        this.keys = keys;
        this.progress = progress;
        this.clock = clock;
    }

    /// An organization of the caller's, with the role there.
    public record Place(Membership membership, OrganizationCard card) {}

    /// Waits until the memberships hold what the token names.
    public void await(ConsistencyToken token, Deadline deadline) {
        if (progress.await(token, IdentityFeed.READ_MODEL, deadline).isEmpty()) {
            throw notArrived(token);
        }
    }

    /// Like {@link #resolve(UUID, UUID)}, but by memberships that hold everything up to `place`:
    /// who was shut out before something happened is not told of it.
    public Tenant resolve(UUID user, UUID organization, ProgressPlace place) {
        try {
            Deadline deadline = Deadline.in(OLDEST);
            if (!progress.awaitPlace(organization, IdentityFeed.READ_MODEL, place, deadline)) {
                throw stale();
            }
            return resolve(user, organization);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryRefused(ErrorCode.QUERY_BUSY, "The service is stopping. Ask again.");
        }
    }

    /// Like {@link #resolve(UUID, UUID)}, but a caller whose token is not yet seen here gets the
    /// chance: one who has just founded an organization is a member of it, and is not called a
    /// stranger while nobody knows.
    public Tenant resolve(
            UUID user, UUID organization, Optional<ConsistencyToken> token, Deadline patience) {
        Optional<ConsistencyToken> late =
                token.filter(t -> progress.await(t, IdentityFeed.READ_MODEL, patience).isEmpty());
        if (late.isPresent() && member(organization, user).isEmpty()) {
            throw notArrived(late.get());
        }
        return resolve(user, organization);
    }

    private static QueryRefused notArrived(ConsistencyToken token) {
        return new QueryRefused(
                ErrorCode.QUERY_TOKEN_TIMEOUT,
                "Expected transaction %s among the memberships, but it has not arrived. Ask again."
                        .formatted(Long.toUnsignedString(token.transaction())));
    }

    /// @throws QueryRefused alike for organizations that do not exist and those of others
    public Tenant resolve(UUID user, UUID organization) {
        requireCurrent(OrganizationPartition.of(organization, progress.partitions()));
        return member(organization, user)
                .or(() -> app(organization, user))
                .orElseThrow(
                        () ->
                                new QueryRefused(
                                        ErrorCode.QUERY_NOT_A_MEMBER,
                                        "Expected an organization of the caller, but found one that is not. GET /v1/me lists them."));
    }

    private Optional<Tenant> member(UUID organization, UUID user) {
        return memberships
                .active(organization, user)
                .map(
                        m ->
                                new Tenant(
                                        organization,
                                        user,
                                        m.role(),
                                        memberships.features(organization),
                                        new Rights(
                                                granted.of(organization, user, clock.instant()),
                                                Optional.empty()),
                                        m.signedOut()));
    }

    private Optional<Tenant> app(UUID organization, UUID key) {
        return keys.open(organization, key, clock.instant())
                .map(
                        k ->
                                new Tenant(
                                        organization,
                                        key,
                                        k.role(),
                                        memberships.features(organization),
                                        k.rights()));
    }

    /// The caller's organizations, latest joined first; none is normal.
    public List<Place> placesOf(UUID user) {
        IntStream.range(0, progress.partitions()).forEach(this::requireCurrent);
        return memberships.ofUser(user).stream()
                .sorted(
                        Comparator.comparing(Membership::joined)
                                .reversed()
                                .thenComparing(Membership::organization))
                .flatMap(m -> memberships.card(m.organization()).map(c -> new Place(m, c)).stream())
                .toList();
    }

    /// Age of what is known of memberships, of the oldest partition; empty while nothing is known.
    public Optional<Duration> lag() {
        Optional<Duration> oldest = Optional.of(Duration.ZERO);
        for (int partition = 0; partition < progress.partitions(); partition++) {
            Optional<Duration> lag = lag(partition);
            oldest = oldest.flatMap(o -> lag.map(l -> l.compareTo(o) > 0 ? l : o));
        }
        return oldest;
    }

    /// What the answer of {@link #placesOf} rests on.
    public Freshness freshness() {
        return IntStream.range(0, progress.partitions())
                .mapToObj(p -> progress.freshness(p, IdentityFeed.READ_MODEL))
                .min(Comparator.comparing(f -> f.applied().orElse(Instant.EPOCH)))
                .orElse(Freshness.UNKNOWN);
    }

    private Optional<Duration> lag(int partition) {
        return progress.freshness(partition, IdentityFeed.READ_MODEL)
                .confirmed()
                .map(confirmed -> Duration.between(confirmed, clock.instant()));
    }

    /// Whether every partition's memberships are current enough to answer.
    public boolean current() {
        return IntStream.range(0, progress.partitions()).allMatch(this::current);
    }

    private boolean current(int partition) {
        return lag(partition).filter(lag -> lag.compareTo(OLDEST) <= 0).isPresent();
    }

    private void requireCurrent(int partition) {
        if (!current(partition)) {
            throw stale();
        }
    }

    private static QueryRefused stale() {
        return new QueryRefused(
                ErrorCode.QUERY_MEMBERSHIPS_STALE,
                "Expected memberships of the last %d s, but the pipeline has confirmed none of them. Try again shortly."
                        .formatted(OLDEST.toSeconds()));
    }
}
