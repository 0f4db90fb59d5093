package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.GateFailed;
import io.tributary.benchmarks.Installation;
import io.tributary.benchmarks.load.Api;
import io.tributary.benchmarks.load.Tenants;
import io.tributary.benchmarks.peer.OutboxService;
import io.tributary.benchmarks.sql.MeasuredPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The plain service in a process of its own, with a database of its own in the measured Postgres.
/// Nothing reads its log of changes, so that it has the machine's rest to itself.
final class OutboxPeer implements AutoCloseable {
    private static final String DATABASE = "outbox_peer";
    private static final Pattern READY = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final URI address;
    private final MeasuredPostgres postgres;

    private OutboxPeer(Process process, URI address, MeasuredPostgres postgres) {
        this.process = process;
        this.address = address;
        this.postgres = postgres;
    }

    static OutboxPeer start(
            Installation installation, MeasuredPostgres postgres, Api api, Tenants tenants)
            throws Exception {
        create(postgres, api, tenants);
        Properties service = properties(installation);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OutboxService.class.getName(),
                                "--spring.datasource.url=" + postgres.url(DATABASE),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=" + installation.postgresPassword(),
                                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                                        + service.getProperty("tributary.auth.jwks-uri"))
                        .redirectErrorStream(true)
                        .start();
        var port = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> follow(process, port));
        return new OutboxPeer(
                process,
                URI.create("http://127.0.0.1:" + port.get(60, TimeUnit.SECONDS)),
                postgres);
    }

    URI address() {
        return address;
    }

    /// @throws GateFailed when a row has no event, or nothing was written
    void verify() throws SQLException, IOException {
        try (Connection connection = postgres.superuser(DATABASE);
                var statement = connection.createStatement();
                var counted =
                        statement.executeQuery(
                                "select (select count(*) from leads), (select count(*) from outbox)")) {
            counted.next();
            if (counted.getLong(1) == 0 || counted.getLong(1) != counted.getLong(2)) {
                throw new GateFailed(
                        "Expected an event for each row of the plain service, but found %d and %d."
                                .formatted(counted.getLong(2), counted.getLong(1)));
            }
        }
    }

    private static void create(MeasuredPostgres postgres, Api api, Tenants tenants)
            throws SQLException, IOException {
        try (Connection connection = postgres.superuser();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
            statement.execute("create database " + DATABASE);
        }
        try (Connection connection = postgres.superuser(DATABASE);
                var statement = connection.createStatement();
                var member =
                        connection.prepareStatement("insert into members values (?, ?, 'owner')")) {
            statement.execute(OutboxService.TABLES);
            for (Tenants.Tenant tenant : tenants.all()) {
                member.setObject(1, tenant.organization());
                member.setObject(2, api.user());
                member.addBatch();
            }
            member.executeBatch();
        }
    }

    private static Properties properties(Installation installation) throws IOException {
        Properties properties = new Properties();
        try (var reader =
                Files.newBufferedReader(
                        installation.home().resolve("config/command-service.properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static void follow(Process process, CompletableFuture<Integer> port) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) out.lines()::iterator) {
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                } else if (!port.isDone()) {
                    System.out.println("  plain service: " + line);
                }
            }
        } catch (IOException ended) {
            port.completeExceptionally(new UncheckedIOException(ended));
        }
        port.completeExceptionally(new GateFailed("Expected the plain service to start."));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
