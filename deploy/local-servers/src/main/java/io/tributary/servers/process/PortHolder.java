package io.tributary.servers.process;

import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Who listens on a port, as far as `/proc` tells.
public final class PortHolder {
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /// Refuses with one line, naming port and process, if any port of the block is taken.
    public static void requireFree(Ports ports) {
        ports.byPurpose()
                .forEach(
                        (purpose, port) -> {
                            if (!Ports.isFree(port)) {
                                throw new ServerFailure(
                                        "Expected port %d to be free for %s, but %s listens there. Stop it, or choose another block of ports, for example --ports-from %d."
                                                .formatted(
                                                        port,
                                                        purpose,
                                                        describe(port),
                                                        ports.from() + 1000));
                            }
                        });
    }

    private static String describe(int port) {
        return of(port).map(
                        process ->
                                "process %d (%s)"
                                        .formatted(
                                                process.pid(),
                                                process.info().command().orElse("unknown program")))
                .orElse("another process");
    }

    static Optional<ProcessHandle> of(int port) {
        var socket = socketOf(port);
        return socket.flatMap(
                inode ->
                        ProcessHandle.allProcesses()
                                .filter(process -> holds(process.pid(), inode))
                                .findFirst());
    }

    private static Optional<String> socketOf(int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.strip().split("\\s+", -1))
                .filter(
                        columns ->
                                columns.length > 9
                                        && columns[1].endsWith(suffix)
                                        && columns[3].equals(LISTENING))
                .map(columns -> "socket:[" + columns[9] + "]")
                .findFirst();
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException notThisSystem) {
            return List.of();
        }
    }

    private static boolean holds(long pid, String socket) {
        try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> leadsTo(descriptor, socket));
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private static boolean leadsTo(Path descriptor, String socket) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(socket);
        } catch (IOException gone) {
            return false;
        }
    }
}
