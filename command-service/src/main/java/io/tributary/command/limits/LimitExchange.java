package io.tributary.command.limits;

import io.tributary.command.workers.Rounds;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Has the processes tell each other what was spent, beside the commands. While the database does
/// not answer, each keeps to the limits by itself.
final class LimitExchange implements Rounds.Round {
    private final CommandLimits limits;
    private final DataSource database;
    private final Duration period;

    LimitExchange(CommandLimits limits, DataSource database, Duration period) {
        this.limits = limits;
        this.database = database;
        this.period = period;
    }

    @Override
    public Duration go() {
        try {
            limits.exchange(database);
            return period;
        } catch (SQLException failure) {
            throw new IllegalStateException("What was spent of limits is told later", failure);
        }
    }
}
