package io.tributary.command.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// What every database of Tributary has, whatever its domains are: roles, journal, reservations,
/// idempotency keys, installation, heartbeat, imports, timers, effects, limits and the functions
/// behind the triggers.
///
/// **Applying again changes nothing.**
final class PlatformSchema {
    private static final List<String> SCRIPTS =
            List.of(
                    "01-roles.sql",
                    "02-tables.sql",
                    "03-functions.sql",
                    "04-imports.sql",
                    "05-timers.sql",
                    "06-effects.sql",
                    "07-retention.sql",
                    "08-grants.sql",
                    "09-journal.sql",
                    "10-limits.sql",
                    "11-usage.sql",
                    "12-security.sql");

    private final Connection connection;
    private final PatientStatements statements;

    PlatformSchema(Connection connection) {
        this.connection = connection;
        this.statements = new PatientStatements(connection);
    }

    void apply(int partitions, Map<String, String> rolePasswords) throws SQLException {
        for (String script : SCRIPTS) {
            statements.run(List.of(read(script)));
        }
        for (var password : rolePasswords.entrySet()) {
            setPassword("tributary_" + password.getKey(), password.getValue());
        }
        stamp(partitions);
    }

    private void setPassword(String role, String password) throws SQLException {
        String sql;
        try (var format =
                connection.prepareStatement("select format('alter role %I password %L', ?, ?)")) {
            format.setString(1, role);
            format.setString(2, password);
            try (var rows = format.executeQuery()) {
                rows.next();
                sql = rows.getString(1);
            }
        }
        statements.run(List.of(sql));
    }

    /// The partition count is written once: changing it would move organizations between
    /// partitions.
    private void stamp(int partitions) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "insert into platform.installation (partition_count) values (?)"
                                + " on conflict do nothing")) {
            insert.setInt(1, partitions);
            insert.executeUpdate();
        }
        try (var select = connection.createStatement();
                var rows =
                        select.executeQuery("select partition_count from platform.installation")) {
            rows.next();
            int stamped = rows.getInt(1);
            if (stamped != partitions) {
                throw new IllegalStateException(
                        ("Expected tributary.partitions to be %d, with which this database was made,"
                                        + " but found %d. Set it back: the count can never change.")
                                .formatted(stamped, partitions));
            }
        }
    }

    private static String read(String script) {
        try (InputStream resource =
                PlatformSchema.class.getResourceAsStream("/platform/" + script)) {
            if (resource == null) {
                throw new IllegalStateException(
                        "The resource /platform/" + script + " is missing.");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
