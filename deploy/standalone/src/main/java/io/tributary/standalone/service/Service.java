package io.tributary.standalone.service;

import io.tributary.servers.home.Ports;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// One service: its module, its main class, its port, its memory.
public record Service(
        String name,
        String mainClass,
        ToIntFunction<Ports> portOf,
        String initialHeap,
        String heap) {

    private static final List<Service> ALL =
            List.of(
                    new Service(
                            "command-service",
                            "io.tributary.command.CommandServiceApplication",
                            Ports::command,
                            "64m",
                            "384m"),
                    new Service(
                            "cdc-connector",
                            "io.tributary.cdc.CdcConnectorApplication",
                            Ports::cdc,
                            "64m",
                            "512m"),
                    new Service(
                            "projector",
                            "io.tributary.projector.ProjectorApplication",
                            Ports::projector,
                            "96m",
                            "768m"),
                    new Service(
                            "query-api",
                            "io.tributary.query.QueryApiApplication",
                            Ports::query,
                            "64m",
                            "384m"));

    /// All four, in the order in which a row travels; or those named in the environment variable
    /// `TRIBUTARY_SERVICES`, for whoever runs the others in a debugger.
    public static List<Service> all() {
        return Optional.ofNullable(System.getenv("TRIBUTARY_SERVICES"))
                .map(names -> List.of(names.split(",", -1)))
                .map(names -> ALL.stream().filter(s -> names.contains(s.name())).toList())
                .orElse(ALL);
    }

    /// Whether all four run, so that a command can be queried back.
    public static boolean areComplete() {
        return all().size() == ALL.size();
    }

    public int port(Ports ports) {
        return portOf.applyAsInt(ports);
    }
}
