package io.tributary.projector.verify;

import io.tributary.projector.settings.PostgresSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.stereotype.Component;

/// Connections to Postgres: one role reads every organization, the other may touch rows.
@Component
final class VerifyDatabase {
    private static final int FETCH = 5_000;

    private final PostgresSettings settings;

    VerifyDatabase(PostgresSettings settings) {
        this.settings = settings;
    }

    /// A read-only snapshot that streams large results.
    Connection reading() throws SQLException {
        PGSimpleDataSource source = source(settings.username(), settings.password());
        source.setDefaultRowFetchSize(FETCH);
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        return connection;
    }

    /// Autocommit; may write marks into the log.
    Connection marking() throws SQLException {
        return source(settings.username(), settings.password()).getConnection();
    }

    Connection touching() throws SQLException {
        Connection connection =
                source(settings.repairUsername(), settings.repairPassword()).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private PGSimpleDataSource source(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("tributary-verify");
        return source;
    }
}
