package io.tributary.cdc.capture;

import io.tributary.cdc.settings.CaptureSettings;
import io.tributary.cdc.settings.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The questions that the database must answer before it is followed.
public final class SourceDatabase {
    private final PostgresSettings postgres;
    private final CaptureSettings settings;

    public SourceDatabase(PostgresSettings postgres, CaptureSettings settings) {
        this.postgres = postgres;
        this.settings = settings;
    }

    /// @throws StreamRefused naming the first thing that is not as it must be
    /// @throws SQLException when the database cannot be asked now
    public SourceState check() throws SQLException {
        try (Connection connection = connect()) {
            refuse(
                    !text(connection, "show wal_level").equals("logical"),
                    "Expected wal_level to be logical, but it is %s. Set wal_level = logical and restart Postgres."
                            .formatted(text(connection, "show wal_level")));
            refuse(
                    !holds(connection, "rolreplication"),
                    "Expected the role %1$s to have REPLICATION, but it has not. Run: ALTER ROLE %1$s REPLICATION"
                            .formatted(postgres.username()));
            refuse(
                    !holds(connection, "rolbypassrls"),
                    "Expected the role %1$s to have BYPASSRLS, but it has not: a snapshot would silently read no rows. Run: ALTER ROLE %1$s BYPASSRLS"
                            .formatted(postgres.username()));
            Optional<String> viaRoot =
                    find(
                            connection,
                            "select pubviaroot::text from pg_publication where pubname = ?",
                            settings.publication());
            refuse(
                    viaRoot.isEmpty(),
                    "Expected the publication %s, but there is none. Run: ./tributary schema apply"
                            .formatted(settings.publication()));
            refuse(
                    !viaRoot.equals(Optional.of("true")),
                    "Expected the publication %1$s to publish via partition roots, but it does not. Run: ALTER PUBLICATION %1$s SET (publish_via_partition_root = true)"
                            .formatted(settings.publication()));
            return state(connection);
        }
    }

    private static SourceState state(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                select s.system_identifier || '/' || i.cluster_id,
                                       i.partition_count,
                                       pg_snapshot_xmax(pg_current_snapshot())::text
                                from pg_control_system() s, platform.installation i
                                """);
                ResultSet row = query.executeQuery()) {
            refuse(
                    !row.next(),
                    "Expected one row in platform.installation, but found none. Run: ./tributary schema apply");
            return new SourceState(
                    row.getString(1), row.getInt(2), Long.parseUnsignedLong(row.getString(3)));
        }
    }

    private boolean holds(Connection connection, String attribute) throws SQLException {
        return find(
                        connection,
                        "select (rolsuper or "
                                + attribute
                                + ")::text from pg_roles where rolname = ?",
                        postgres.username())
                .equals(Optional.of("true"));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.url(), postgres.username(), postgres.password());
    }

    private static String text(Connection connection, String sql) throws SQLException {
        return find(connection, sql).orElse("");
    }

    static Optional<String> find(Connection connection, String sql, String... parameters)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new StreamRefused(message);
        }
    }
}
