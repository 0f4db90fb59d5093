package io.tributary.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// Homes below `target` that no earlier run has used, and a way into their database.
final class FreshHome {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private FreshHome() {}

    static Path named(String name) {
        return Path.of(
                "target",
                "homes",
                "%s-%d-%d".formatted(name, ProcessHandle.current().pid(), NEXT.incrementAndGet()));
    }

    static Connection database(LocalServers servers) throws SQLException {
        return DriverManager.getConnection(
                servers.endpoints().postgresUrl(),
                "postgres",
                servers.passwords().ofRole("postgres"));
    }

    static String ask(LocalServers servers, String query) throws SQLException {
        try (var connection = database(servers);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void run(LocalServers servers, String command) throws SQLException {
        try (var connection = database(servers);
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
