package io.tributary.standalone.backup;

import io.tributary.servers.home.Passwords;
import io.tributary.servers.home.Ports;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The superuser's way into a cluster.
record ClusterDatabase(Passwords passwords, Ports ports) {

    Connection connect() throws SQLException {
        var login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", passwords.ofRole("postgres"));
        login.setProperty("ApplicationName", "tributary-backup");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/tributary".formatted(ports.postgres()), login);
    }
}
