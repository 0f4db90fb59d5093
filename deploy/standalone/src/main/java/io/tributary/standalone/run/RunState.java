package io.tributary.standalone.run;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.HomeLock;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a run says of itself: `starting`, `ready` or `stopping`; where; which processes.
public record RunState(
        String state, long pid, int portsFrom, String since, Map<String, Part> parts) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// One process of the run, and how often it had to be started again.
    public record Part(long pid, int port, int restarts) {}

    public RunState {
        parts = Map.copyOf(parts);
    }

    public Ports ports() {
        return new Ports(portsFrom);
    }

    public boolean isReady() {
        return state.equals("ready");
    }

    /// Whether the database can be asked; a run that stops may end it at any moment.
    public boolean hasDatabase() {
        return parts.containsKey("postgres") && !state.equals("stopping");
    }

    public void writeTo(Home home) {
        Home.writeSecretly(file(home), JSON.writeValueAsString(this) + "\n");
    }

    /// The state of the run that holds the home now; nothing if none does, or if what is written
    /// there is still that of a run before, which was killed.
    public static Optional<RunState> of(Home home) {
        OptionalLong holder = HomeLock.holder(home);
        if (holder.isEmpty() || !Files.exists(file(home))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file(home)), RunState.class))
                    .filter(state -> state.pid() == holder.getAsLong());
        } catch (IOException e) {
            throw new ServerFailure("Expected to read %s, but: %s".formatted(file(home), e), e);
        }
    }

    /// The same, for verbs that need a run.
    public static RunState required(Home home) {
        return of(home).orElseThrow(
                        () ->
                                new ServerFailure(
                                        "Expected a run in %s, but there is none. Start one with `./tributary up`."
                                                .formatted(home.directory())));
    }

    /// The first port of the home's last run, so that a home keeps its ports.
    public static Optional<Integer> lastPortsFrom(Home home) {
        if (!Files.exists(file(home))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    JSON.readValue(Files.readString(file(home)), RunState.class).portsFrom());
        } catch (IOException e) {
            throw new ServerFailure("Expected to read %s, but: %s".formatted(file(home), e), e);
        }
    }

    private static Path file(Home home) {
        return home.directory().resolve("run.json");
    }
}
