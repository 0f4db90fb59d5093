package io.tributary.projector.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rollup of {@link CallDomain} as a process of its own, to be killed.
final class RollupProcess {
    private RollupProcess() {}

    /// Arguments: state directory, then the connection as `key=value`.
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Object> connection = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            connection.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        StreamsSettings settings =
                new StreamsSettings(
                        Path.of(arguments[0]),
                        "1",
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        1);
        try (ReadModelStreams streams =
                new ReadModelStreams(CallDomain.rollup(), 1, settings, connection)) {
            streams.start();
            Thread.currentThread().join();
        }
    }

    static Process start(Path stateDirectory, Map<String, Object> connection) {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-cp",
                                classPath,
                                RollupProcess.class.getName(),
                                stateDirectory.toString()));
        connection.forEach((key, value) -> command.add(key + "=" + value));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(stateDirectory.resolveSibling("rollup.log").toFile()))
                    .start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
