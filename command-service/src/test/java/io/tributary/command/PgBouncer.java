package io.tributary.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real PgBouncer in transaction mode in front of the trial's Postgres, with so few connections
/// that transactions of different callers follow each other on each.
final class PgBouncer implements AutoCloseable {
    static final int CONNECTIONS = 2;
    private static final Pattern ADDRESS =
            Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+)");

    private final Process process;
    private final String url;

    private PgBouncer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static PgBouncer start(Trial trial, Path folder) throws IOException {
        Matcher postgres = ADDRESS.matcher(trial.postgresUrl());
        if (!postgres.find()) {
            throw new IllegalStateException("Expected an address in " + trial.postgresUrl());
        }
        int port = freePort();
        Path users = folder.resolve("users.txt");
        Files.writeString(
                users,
                "\"tributary_command\" \"%s\"\n".formatted(trial.password("tributary_command")));
        Path settings = folder.resolve("pgbouncer.ini");
        Files.writeString(
                settings,
                """
                [databases]
                %s = host=%s port=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                ignore_startup_parameters = extra_float_digits
                """
                        .formatted(
                                postgres.group(3),
                                postgres.group(1),
                                postgres.group(2),
                                port,
                                users,
                                CONNECTIONS));
        // It refuses to run as root, and then reads its files as somebody else.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of("pgbouncer", settings.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(1, List.of("-u", "nobody"));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
        Process process = builder.start();
        awaitListening(process.inputReader(UTF_8));
        return new PgBouncer(
                process, "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, postgres.group(3)));
    }

    String url() {
        return url;
    }

    private static void awaitListening(BufferedReader out) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("process up")) {
                Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new IllegalStateException("Expected PgBouncer to start, but: " + said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
