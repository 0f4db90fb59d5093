package io.tributary.query.health;

import io.tributary.query.problem.QueryRefused;
import io.tributary.query.search.OpenSearchConnection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while OpenSearch is red or silent.
@Component("opensearchHealthIndicator")
class OpenSearchHealth implements HealthIndicator {
    private final OpenSearchConnection openSearch;

    OpenSearchHealth(OpenSearchConnection openSearch) {
        this.openSearch = openSearch;
    }

    @Override
    public Health health() {
        try {
            String colour = openSearch.health();
            Health.Builder health =
                    colour.equals("green") || colour.equals("yellow") ? Health.up() : Health.down();
            return health.withDetail("cluster", colour).build();
        } catch (QueryRefused silent) {
            return Health.down(silent).build();
        }
    }
}
