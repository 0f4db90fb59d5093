package io.tributary.projector.telemetry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Health per station: a station reports what troubles it and clears it when it is over. Healthy
/// means that nobody reports anything.
@Component("stations")
public class StationHealth implements HealthIndicator {
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /// The latest trouble of a station; replaces an earlier one.
    public void report(String station, String trouble) {
        troubles.put(station, trouble);
    }

    public void clear(String station) {
        troubles.remove(station);
    }

    @Override
    public Health health() {
        Map<String, String> now = Map.copyOf(troubles);
        return now.isEmpty()
                ? Health.up().build()
                : Health.down().withDetails(Map.copyOf(now)).build();
    }
}
