package io.tributary.command.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Runs schema statements in one transaction that gives up quickly when it has to wait for a lock,
/// and tries again a little later: live commands never queue behind a schema change.
final class PatientStatements {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Connection connection;

    PatientStatements(Connection connection) {
        this.connection = connection;
    }

    /// All or nothing.
    void run(List<String> statements) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                runOnce(statements);
                return;
            } catch (SQLException refused) {
                if (!LOCK_NOT_AVAILABLE.equals(refused.getSQLState()) || attempt == ATTEMPTS) {
                    throw refused;
                }
                // Live commands go first meanwhile.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void runOnce(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '2s'");
            statement.execute("set local client_min_messages = 'warning'");
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
            throw refused;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
