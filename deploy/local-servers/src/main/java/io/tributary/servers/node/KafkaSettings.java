package io.tributary.servers.node;

import io.tributary.servers.home.Ports;

/// What Kafka is told, wherever it runs: one broker that is its own controller, a name and a
/// password on every connection, and nothing allowed that is not granted.
public final class KafkaSettings {
    private KafkaSettings() {}

    /// The text of `server.properties`. Listens on the address, but is reached by clients on the
    /// loopback address.
    ///
    /// PLAIN is there for librdkafka before 2.6.1 (Debian's kcat): it repeats the client's nonce,
    /// and brokers since CVE-2024-56128 refuse that.
    public static String text(String address, Ports ports, String adminPassword, String data) {
        return """
        process.roles=broker,controller
        node.id=1
        tributary.bootstrap=127.0.0.1:%2$d
        controller.quorum.bootstrap.servers=127.0.0.1:%3$d
        listeners=CLIENTS://%1$s:%2$d,CONTROLLER://127.0.0.1:%3$d
        advertised.listeners=CLIENTS://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
        listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=CLIENTS
        sasl.enabled.mechanisms=SCRAM-SHA-256,PLAIN
        sasl.mechanism.inter.broker.protocol=SCRAM-SHA-256
        sasl.mechanism.controller.protocol=PLAIN
        listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-256,PLAIN
        listener.name.clients.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_admin="%4$s";
        listener.name.clients.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="admin" password="%4$s";
        listener.name.controller.sasl.enabled.mechanisms=PLAIN
        listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="%4$s" user_admin="%4$s";
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        allow.everyone.if.no.acl.found=false
        super.users=User:admin
        log.dirs=%5$s
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
                .formatted(address, ports.kafka(), ports.kafkaController(), adminPassword, data);
    }
}
