package io.tributary.command.timers;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Down while timers wait much longer than a round takes.
final class TimersHealth implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TimerRound round;

    TimersHealth(TimerRound round) {
        this.round = round;
    }

    @Override
    public Health health() {
        TimerState state = round.state();
        Health.Builder health = state.late().compareTo(PATIENCE) > 0 ? Health.down() : Health.up();
        return health.withDetail("due", state.due())
                .withDetail("late_ms", state.late().toMillis())
                .build();
    }
}
