package io.tributary.servers.node;

import io.tributary.servers.home.Home;
import io.tributary.servers.kafkanode.KafkaNode;
import io.tributary.servers.parts.ServerParts;
import io.tributary.servers.process.ChildProcess;
import io.tributary.servers.process.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Kafka: one broker that is its own controller; every connection gives a name and a password, and
/// what is not granted is refused.
public final class KafkaServer extends LocalServer {
    /// Everyone who has a password from the first start on.
    public static final List<String> USERS = List.of("admin", "cdc", "projector", "query");

    private final Surroundings run;
    private final Path folder;

    public KafkaServer(Surroundings run) {
        this.run = run;
        this.folder = run.home().folder("kafka");
    }

    @Override
    ChildProcess launch() {
        var settings = folder.resolve("server.properties");
        var users = folder.resolve("users.properties");
        Home.writeSecretly(
                settings,
                KafkaSettings.text(
                        "127.0.0.1",
                        run.ports(),
                        run.passwords().ofKafkaUser("admin"),
                        folder.resolve("data").toString()));
        Home.writeSecretly(
                users,
                USERS.stream()
                        .map(user -> user + "=" + run.passwords().ofKafkaUser(user) + "\n")
                        .collect(Collectors.joining()));
        return run.children()
                .start(
                        "kafka",
                        JavaCommand.of(
                                "kafka",
                                run.parts().archives(),
                                List.of("-Xms128m", "-Xmx512m"),
                                ServerParts.classPathOf(KafkaNode.class),
                                List.of(
                                        KafkaNode.class.getName(),
                                        settings.toString(),
                                        users.toString())));
    }

    @Override
    void awaitReady(ChildProcess started) {
        started.awaitReady(
                Duration.ofSeconds(120), () -> started.output().contains(KafkaNode.READY));
    }
}
