package io.tributary.benchmarks.sql;

import io.tributary.benchmarks.GateFailed;
import io.tributary.benchmarks.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Postgres of the run that is measured.
public record MeasuredPostgres(Installation installation) {

    public Path log() {
        return installation.home().resolve("logs/postgres.log");
    }

    /// To the installation's database.
    public Connection superuser() throws SQLException, IOException {
        return superuser("tributary");
    }

    public Connection superuser(String database) throws SQLException, IOException {
        return DriverManager.getConnection(
                url(database), "postgres", installation.postgresPassword());
    }

    /// For JDBC.
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    String password(String role) throws IOException {
        return Files.readString(installation.home().resolve("secrets/postgres-" + role)).strip();
    }

    int port() {
        String url = installation.endpoint("postgres").toString();
        Matcher port = Pattern.compile(":(\\d+)/").matcher(url);
        if (!port.find()) {
            throw new GateFailed("Expected a port in " + url);
        }
        return Integer.parseInt(port.group(1));
    }
}
