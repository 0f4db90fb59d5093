package io.tributary.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The run that is measured, reached the way its users reach it.
public final class Installation implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path script;
    private final Path home;
    private final boolean ours;
    private final JsonNode endpoints;

    private Installation(Path script, Path home, boolean ours) {
        this.script = script;
        this.home = home;
        this.ours = ours;
        this.endpoints = JSON.readTree(call("endpoints", "--json"));
    }

    static Installation of(Path script, Path home) {
        boolean running = exitCode(script, home, "status") == 0;
        if (!running) {
            System.out.println("Starting " + home + " ...");
            if (exitCode(script, home, "up", "--detach") != 0) {
                throw new GateFailed("Expected the run of %s to start.".formatted(home));
            }
        }
        return new Installation(script, home, !running);
    }

    public Path home() {
        return home;
    }

    public URI endpoint(String name) {
        return URI.create(endpoints.get(name).asString());
    }

    public String token(String user) {
        return call("token", "--user", user).strip();
    }

    /// Compares Postgres and OpenSearch; the gate behind every figure.
    ///
    /// @throws GateFailed when they differ
    public void verify() {
        if (exitCode(script, home, "verify") != 0) {
            throw new GateFailed(
                    "Expected verify to find no difference; the figures do not count.");
        }
    }

    /// The superuser's password of the measured Postgres.
    public String postgresPassword() throws IOException {
        return Files.readString(home.resolve("secrets/postgres-postgres")).strip();
    }

    private String call(String... arguments) {
        try {
            Process process =
                    new ProcessBuilder(command(script, home, arguments))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new GateFailed(
                        "Expected '%s' to succeed.".formatted(String.join(" ", arguments)));
            }
            return out;
        } catch (IOException e) {
            throw new GateFailed("Expected to run %s, but: %s".formatted(script, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GateFailed("interrupted");
        }
    }

    private static int exitCode(Path script, Path home, String... arguments) {
        try {
            return new ProcessBuilder(command(script, home, arguments))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new GateFailed("Expected to run %s, but: %s".formatted(script, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GateFailed("interrupted");
        }
    }

    private static List<String> command(Path script, Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        command.add("--home");
        command.add(home.toString());
        return command;
    }

    @Override
    public void close() {
        if (ours) {
            exitCode(script, home, "down");
        }
    }
}
