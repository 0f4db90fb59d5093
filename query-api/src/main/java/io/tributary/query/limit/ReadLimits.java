package io.tributary.query.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.QueryCollection;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.RateLimit;
import io.tributary.schemas.contract.LimitReached;
import io.tributary.schemas.contract.ReservedOrganization;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Holds callers to what `@limits` of an entity says about reading its documents: lists, single
/// documents, histories and files, one each.
///
/// **Each process counts by itself**: who is served by several may read that many times more.
/// Thread-safe; memory is bounded, and whoever falls out of it begins anew.
@Component
public class ReadLimits {
    private static final int MOST_COUNTERS = 50_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    private record Key(UUID organization, UUID who, RateLimit limit) {}

    private final Ticker clock;
    private final Cache<Key, RecentReads> reads;

    @Autowired
    ReadLimits() {
        this(Ticker.systemTicker());
    }

    ReadLimits(Ticker clock) {
        this.clock = clock;
        this.reads =
                Caffeine.newBuilder()
                        .maximumSize(MOST_COUNTERS)
                        .expireAfterAccess(LONGEST)
                        .ticker(clock)
                        .build();
    }

    /// @throws QueryRefused when the caller has read as often as is allowed
    public void require(Tenant tenant, QueryCollection collection) {
        collection.limit().ifPresent(limit -> require(tenant, limit));
    }

    private void require(Tenant tenant, RateLimit limit) {
        UUID who =
                switch (limit.per()) {
                    case USER -> tenant.user();
                    case ORGANIZATION -> ReservedOrganization.ID;
                };
        Duration window = Duration.ofSeconds(limit.seconds());
        long again =
                reads.get(
                                new Key(tenant.organization(), who, limit),
                                k -> new RecentReads(limit.most(), window.toNanos()))
                        .take(clock.read());
        if (again > 0) {
            throw new QueryRefused(
                    new LimitReached(limit.name(), limit.most(), window, Duration.ofNanos(again)));
        }
    }
}
