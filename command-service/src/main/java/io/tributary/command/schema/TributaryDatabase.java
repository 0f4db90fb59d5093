package io.tributary.command.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The database itself: made when the server does not have it yet.
final class TributaryDatabase {
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String EXISTS_ALREADY = "42P04";

    private TributaryDatabase() {}

    static Connection connect(SchemaSettings settings) throws SQLException {
        try {
            return open(settings, settings.url());
        } catch (SQLException refused) {
            if (!NO_SUCH_DATABASE.equals(refused.getSQLState())) {
                throw refused;
            }
            create(settings);
            return open(settings, settings.url());
        }
    }

    private static void create(SchemaSettings settings) throws SQLException {
        String url = settings.url();
        int start = url.lastIndexOf('/') + 1;
        int end = url.indexOf('?', start) < 0 ? url.length() : url.indexOf('?', start);
        String name = url.substring(start, end);
        try (var maintenance =
                        open(settings, url.substring(0, start) + "postgres" + url.substring(end));
                var statement = maintenance.createStatement()) {
            statement.execute(
                    "create database \"" + name.replace("\"", "\"\"") + "\" encoding 'UTF8'");
        } catch (SQLException refused) {
            // Another process was a moment faster.
            if (!EXISTS_ALREADY.equals(refused.getSQLState())) {
                throw refused;
            }
        }
    }

    private static Connection open(SchemaSettings settings, String url) throws SQLException {
        return DriverManager.getConnection(url, settings.username(), settings.password());
    }
}
