package io.tributary.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A process of a run that can be killed or stopped by signal, found in `/proc`.
enum Station {
    COMMAND_SERVICE("CommandServiceApplication", true),
    CDC_CONNECTOR("CdcConnectorApplication", true),
    PROJECTOR("ProjectorApplication", true),
    QUERY_API("QueryApiApplication", true),
    POSTGRES("bin/postgres", false),
    KAFKA("KafkaNode", false),
    OPENSEARCH("OpenSearchNode", false),
    REGISTRY("quarkus-run", false);

    private final String mark;
    private final boolean ours;

    Station(String mark, boolean ours) {
        this.mark = mark;
        this.ours = ours;
    }

    /// Whether it is a service of this project; the others are the servers it stands on.
    boolean isOurs() {
        return ours;
    }

    /// Every process of this station that belongs to `home`; of Postgres the postmaster only.
    List<ProcessHandle> processes(Path home) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(p -> p.getFileName().toString().matches("\\d+"))
                    .filter(p -> commandLine(p).contains(mark) && belongsTo(p, home))
                    .map(p -> ProcessHandle.of(Long.parseLong(p.getFileName().toString())))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a signal (`KILL`, `STOP`, `CONT`) to each process of this station.
    void signal(Path home, String signal) {
        for (ProcessHandle process : processes(home)) {
            signal(process, signal);
        }
    }

    static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean belongsTo(Path process, Path home) {
        return commandLine(process).contains(home.toString());
    }

    private static String commandLine(Path process) {
        try {
            return new String(
                            Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException ended) {
            if (Files.exists(process)) {
                throw new UncheckedIOException(ended);
            }
            return "";
        }
    }
}
