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
        Home.writeSecretly(settings, settings());
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

    /// PLAIN is there for librdkafka before 2.6.1 (Debian's kcat): it repeats the client's nonce,
    /// and brokers since CVE-2024-56128 refuse that.
    private String settings() {
        var admin = run.passwords().ofKafkaUser("admin");
        return """
        process.roles=broker,controller
        node.id=1
        tributary.bootstrap=127.0.0.1:%1$d
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=CLIENTS
        sasl.enabled.mechanisms=SCRAM-SHA-256,PLAIN
        sasl.mechanism.inter.broker.protocol=SCRAM-SHA-256
        sasl.mechanism.controller.protocol=PLAIN
        listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-256,PLAIN
        listener.name.clients.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_admin="%3$s";
        listener.name.clients.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="admin" password="%3$s";
        listener.name.controller.sasl.enabled.mechanisms=PLAIN
        listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="%3$s" user_admin="%3$s";
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        allow.everyone.if.no.acl.found=false
        super.users=User:admin
        log.dirs=%4$s
        num.partitions=4
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.cleaner.dedupe.buffer.size=16777216
        transaction.max.timeout.ms=900000
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        """
                .formatted(
                        run.ports().kafka(),
                        run.ports().kafkaController(),
                        admin,
                        folder.resolve("data"));
    }
}
