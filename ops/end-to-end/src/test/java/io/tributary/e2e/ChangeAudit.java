package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.Passwords;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Holds what the topics say against what the database's journal says.
final class ChangeAudit {
    private final RunningTributary tributary;

    private ChangeAudit(RunningTributary tributary) {
        this.tributary = tributary;
    }

    static ChangeAudit of(RunningTributary tributary) {
        return new ChangeAudit(tributary);
    }

    /// Each journaled change of the organizations is one record and each of their records is one
    /// journaled change; all transactions are whole and in commit order.
    ///
    /// @param organizations that nobody repairs: a repair touches rows, which no journal tells
    void assertTopicsEqualJournal(Set<UUID> organizations) {
        List<String> journaled = of(organizations, journaled());
        Set<String> topics = new TreeSet<>();
        journaled.forEach(line -> topics.add(line.substring(0, line.indexOf(' '))));
        TopicHistory history = TopicHistory.read(kafkaClient(), topics);
        history.assertTransactionsWholeInCommitOrderOnce();
        RegistryRows rows = new RegistryRows(tributary.endpoint("registry"));
        assertThat(of(organizations, history.changesAs(rows::version)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(journaled);
    }

    /// Lines say `<topic> <organization>/<id> …`.
    private static List<String> of(Set<UUID> organizations, List<String> lines) {
        return lines.stream()
                .filter(
                        line -> {
                            String key = line.split(" ", 3)[1];
                            return organizations.contains(
                                    UUID.fromString(key.substring(0, key.indexOf('/'))));
                        })
                .toList();
    }

    private List<String> journaled() {
        String changes =
                """
                select 'tributary.' || (c->>'table') || ' ' || j.organization_id || '/' || (c->>'id')
                       || ' ' || (c->>'operation') || ' ' || coalesce(c->'after'->>'version', '-')
                from platform.journal j, jsonb_array_elements(j.changes) c
                where j.outcome = 'accepted'
                """;
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(changes)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// The end offset of every partition of every change topic, as `topic/partition`.
    Map<String, Long> changeTopicEnds() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        kafkaClient(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.listTopics().entrySet().stream()
                            .filter(t -> t.getKey().matches("tributary\\.[a-z]+\\.[a-z_]+"))
                            .filter(t -> !t.getKey().startsWith("tributary.cdc."))
                            .flatMap(t -> t.getValue().stream())
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            Map<String, Long> ends = new TreeMap<>();
            consumer.endOffsets(partitions)
                    .forEach((p, end) -> ends.put(p.topic() + "/" + p.partition(), end));
            return ends;
        }
    }

    Connection superuser() throws SQLException {
        String password = passwords().ofRole("postgres");
        int port =
                URI.create(tributary.endpointText("postgres").replaceFirst("^jdbc:", "")).getPort();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/tributary", "postgres", password);
    }

    Properties kafkaClient() {
        Properties client = new Properties();
        client.put("bootstrap.servers", tributary.endpointText("kafka"));
        client.put("security.protocol", "SASL_PLAINTEXT");
        client.put("sasl.mechanism", "SCRAM-SHA-256");
        client.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"admin\" password=\"%s\";"
                        .formatted(passwords().ofKafkaUser("admin")));
        return client;
    }

    private Passwords passwords() {
        return new Passwords(new Home(tributary.script().home()));
    }
}
