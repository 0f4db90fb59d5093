package io.tributary.cdc.telemetry;

import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Healthy while the stream runs; otherwise says what it waits for.
@Component("stream")
public class CaptureHealth implements HealthIndicator {
    private record State(boolean streaming, String text, Instant since) {}

    private volatile State state = new State(false, "starting", Instant.now());

    public void streaming() {
        state = new State(true, "streaming", Instant.now());
    }

    public void troubled(String trouble) {
        state = new State(false, trouble, Instant.now());
    }

    @Override
    public Health health() {
        State now = state;
        Health.Builder builder = now.streaming() ? Health.up() : Health.down();
        return builder.withDetail("state", now.text())
                .withDetail("since", now.since().toString())
                .build();
    }
}
