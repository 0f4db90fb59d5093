package io.tributary.command.metering;

import io.tributary.command.workers.Rounds;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;

/// Adds what was counted to the database every few seconds, and when the service stops.
final class UsageFlush implements Rounds.Round, DisposableBean {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final UsageMeter meter;
    private final DataSource database;

    UsageFlush(UsageMeter meter, DataSource database) {
        this.meter = meter;
        this.database = database;
    }

    @Override
    public Duration go() {
        try {
            meter.flush(database);
            return PERIOD;
        } catch (SQLException failure) {
            throw new IllegalStateException("Usage is added to the database later", failure);
        }
    }

    /// What the last requests did: they ended after the last round.
    @Override
    public void destroy() throws SQLException {
        meter.flush(database);
    }
}
