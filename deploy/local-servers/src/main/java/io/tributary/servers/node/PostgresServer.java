package io.tributary.servers.node;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.process.ChildProcess;
import io.tributary.servers.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// PostgreSQL: durable, logical decoding on, passwords by SCRAM, on the loopback address only.
///
/// Postgres refuses to run as root; there it runs in a user namespace in which it is nobody.
public final class PostgresServer extends LocalServer {
    /// After a crash, or from a backup, it first reads the log, which may be gigabytes.
    private static final Duration RECOVERY = Duration.ofMinutes(30);

    private final Surroundings run;
    private final Path data;

    public PostgresServer(Surroundings run) {
        this.run = run;
        this.data = run.home().folder("postgres").resolve("data");
    }

    @Override
    ChildProcess launch() {
        if (!Files.exists(data)) {
            initialize();
        }
        writeSettings();
        return run.children()
                .start(
                        "postgres",
                        unprivileged(List.of(program("postgres"), "-D", data.toString())));
    }

    @Override
    void awaitReady(ChildProcess started) {
        started.awaitReady(RECOVERY, () -> saysReady(started.pid()));
        PostgresRoles.ensure(run.ports(), run.passwords());
    }

    /// Asks for a fast shutdown: open transactions are rolled back, a checkpoint is written.
    @Override
    Signal stopSignal() {
        return Signal.INT;
    }

    /// A cluster half made is never taken for one: it gets its name when it is complete.
    private void initialize() {
        var unfinished = run.home().folder("postgres").resolve("data.unfinished");
        var passwordFile = run.home().folder("secrets").resolve("initdb");
        try {
            deleteTree(unfinished);
            Home.writeSecretly(passwordFile, run.passwords().ofRole("postgres"));
            var child =
                    run.children()
                            .start(
                                    "initdb",
                                    unprivileged(
                                            initdb(
                                                    "--pgdata=" + unfinished,
                                                    "--pwfile=" + passwordFile)));
            child.awaitSuccess(Duration.ofSeconds(120));
            Files.writeString(
                    unfinished.resolve("postgresql.conf"),
                    "\ninclude = 'tributary.conf'\n",
                    StandardOpenOption.APPEND);
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServerFailure("Expected to prepare PostgreSQL, but: " + e, e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private void writeSettings() {
        var settings = PostgresSettings.of("127.0.0.1", run.ports().postgres());
        settings.put("unix_socket_directories", "");
        Home.writeSecretly(
                data.resolve("tributary.conf"),
                settings.entrySet().stream()
                        .map(e -> "%s = '%s'\n".formatted(e.getKey(), e.getValue()))
                        .collect(Collectors.joining()));
    }

    private boolean saysReady(long pid) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> initdb(String... options) {
        var command = new ArrayList<>(List.of(program("initdb"), "--username=postgres"));
        command.addAll(PostgresSettings.INITDB);
        command.addAll(List.of(options));
        return command;
    }

    private String program(String name) {
        return run.parts().postgres().resolve("bin").resolve(name).toString();
    }

    private static List<String> unprivileged(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        var whole = new ArrayList<>(List.of("unshare", "-U"));
        whole.addAll(command);
        return whole;
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
