package io.tributary.projector.feed;

import io.tributary.fixtures.RealServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/// The feeds' part of the projector as a process of its own, to be killed.
final class FeedProcess {
    private FeedProcess() {}

    /// Arguments: bootstrap servers, password of the projector's user, registry.
    public static void main(String[] arguments) throws InterruptedException {
        Market.station(arguments[0], arguments[1], arguments[2]).start();
        Thread.currentThread().join();
    }

    static Process start() {
        RealServers servers = RealServers.shared();
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        try {
            return new ProcessBuilder(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx256m",
                                    "-cp",
                                    classPath,
                                    FeedProcess.class.getName(),
                                    servers.endpoints().kafkaBootstrap(),
                                    servers.kafkaPassword("projector"),
                                    servers.endpoints().registryUrl()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(Path.of("target", "feeds.log").toFile()))
                    .start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
