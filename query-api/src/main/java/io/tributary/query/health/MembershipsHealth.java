package io.tributary.query.health;

import io.tributary.query.tenancy.TenantResolver;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while queries are refused because memberships are not current.
@Component("membershipsHealthIndicator")
class MembershipsHealth implements HealthIndicator {
    private final TenantResolver tenants;

    MembershipsHealth(TenantResolver tenants) {
        this.tenants = tenants;
    }

    @Override
    public Health health() {
        Optional<Duration> lag = tenants.lag();
        Health.Builder health = tenants.current() ? Health.up() : Health.down();
        lag.ifPresent(l -> health.withDetail("lag_ms", l.toMillis()));
        return health.build();
    }
}
