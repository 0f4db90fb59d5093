package io.tributary.cdc;

import io.tributary.fixtures.RealServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// The connector as a process of its own, to be killed, frozen and thawed.
final class ChildConnector implements AutoCloseable {
    private final Process process;
    private final Path log;

    private ChildConnector(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ChildConnector start(String name, String... more) throws IOException {
        RealServers servers = RealServers.shared();
        Path log = Path.of("target", "connector-" + name + ".log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx384m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                "target/classes"
                                        + File.pathSeparator
                                        + Files.readString(Path.of("target", "class-path.txt"))
                                                .strip(),
                                "io.tributary.cdc.CdcConnectorApplication",
                                "--server.port=0",
                                "--tributary.postgres.url=" + servers.endpoints().postgresUrl(),
                                "--tributary.postgres.password="
                                        + servers.postgresPassword("tributary_capture"),
                                "--tributary.kafka.bootstrap-servers="
                                        + servers.endpoints().kafkaBootstrap(),
                                "--tributary.kafka.username=cdc",
                                "--tributary.kafka.password=" + servers.kafkaPassword("cdc"),
                                "--tributary.registry.url=" + servers.endpoints().registryUrl(),
                                "--tributary.domains.directory=" + TrialDatabase.DOMAINS,
                                "--tributary.domains.active=trial"));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new ChildConnector(process, log);
    }

    ChildConnector awaitStreaming() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> log().contains("Streaming") || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The connector has ended:\n" + log());
        }
        return this;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The connector still runs:\n" + log());
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
