package io.tributary.servers.node;

import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// The databases and the login roles of a run. What each role may touch is decided where the schema
/// is applied; here they get a name and a password.
public final class PostgresRoles {
    private static final List<Role> ROLES =
            List.of(
                    new Role("tributary_owner", "NOLOGIN"),
                    new Role("tributary_command", "LOGIN"),
                    new Role("tributary_capture", "LOGIN REPLICATION BYPASSRLS"),
                    new Role("tributary_verify", "LOGIN BYPASSRLS"),
                    new Role("tributary_repair", "LOGIN BYPASSRLS"),
                    new Role("tributary_outside", "LOGIN"),
                    new Role("tributary_registry", "LOGIN"));

    private static final List<Database> DATABASES =
            List.of(
                    new Database("tributary", "tributary_owner"),
                    new Database("registry", "tributary_registry"));

    private PostgresRoles() {}

    private record Role(String name, String rights) {}

    private record Database(String name, String owner) {}

    /// Makes what is missing; what is there stays as it is.
    public static void ensure(Ports ports, Passwords passwords) {
        var login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", passwords.ofRole("postgres"));
        var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(ports.postgres());
        try (var connection = DriverManager.getConnection(url, login)) {
            for (var role : ROLES) {
                ensureRole(connection, role, passwords);
            }
            for (var database : DATABASES) {
                ensureDatabase(connection, database);
            }
        } catch (SQLException e) {
            throw new ServerFailure(
                    "Expected to make PostgreSQL's roles and databases, but: " + e.getMessage(), e);
        }
    }

    private static void ensureRole(Connection connection, Role role, Passwords passwords)
            throws SQLException {
        if (exists(connection, "select 1 from pg_roles where rolname = ?", role.name())) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create role %s %s password '%s'"
                            .formatted(role.name(), role.rights(), passwords.ofRole(role.name())));
        }
    }

    private static void ensureDatabase(Connection connection, Database database)
            throws SQLException {
        if (exists(connection, "select 1 from pg_database where datname = ?", database.name())) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + database.name() + " owner " + database.owner());
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
