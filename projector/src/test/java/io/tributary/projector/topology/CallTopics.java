package io.tributary.projector.topology;

import io.tributary.fixtures.MissingTopics;
import io.tributary.fixtures.RealServers;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The topics around the rollup of {@link CallDomain} on the real broker: writes changes as the
/// connector does, reads documents as the indexer does.
final class CallTopics implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Object> projector;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> documentReader;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final long[] written = new long[PARTITIONS];

    /// As the topic's compaction would leave them.
    final Map<String, JsonNode> documents = new HashMap<>();

    /// Per partition number, from its latest marker.
    private final Map<Integer, Long> applied = new HashMap<>();

    /// @param generation of the rollup; each has a topic and a state of its own
    CallTopics(RealServers servers, int generation) {
        projector = connection(servers, "projector");
        Map<String, Object> admin = connection(servers, "admin");
        String output = TopologyNames.outputTopic("shop", "call_figures", generation);
        create(admin, output);
        Map<String, Object> writing = new HashMap<>(admin);
        writing.put("linger.ms", 0);
        producer = new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer());
        Map<String, Object> reading = new HashMap<>(projector);
        reading.put("isolation.level", "read_committed");
        reading.put("auto.offset.reset", "earliest");
        documentReader =
                new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(p -> new TopicPartition(output, p))
                        .toList();
        documentReader.assign(partitions);
        documentReader.seekToBeginning(partitions);
        partitions.stream()
                .map(p -> new TopicPartition(CallDomain.CALLS_TOPIC, p.partition()))
                .forEach(p -> written[p.partition()] = end(p));
    }

    /// How the projector reaches the broker.
    Map<String, Object> projector() {
        return projector;
    }

    void send(RandomCalls.Operation operation) {
        int partition =
                OrganizationPartition.of(RowKey.parse(operation.key()).organization(), PARTITIONS);
        byte[] row = operation.call() == null ? null : operation.call().row();
        sent.add(
                producer.send(
                        new ProducerRecord<>(
                                CallDomain.CALLS_TOPIC, partition, operation.key(), row)));
        written[partition]++;
    }

    private long end(TopicPartition partition) {
        return documentReader.endOffsets(List.of(partition)).get(partition);
    }

    /// Returns when everything sent is acknowledged.
    void flush() {
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            if (one.state() != Future.State.SUCCESS) {
                throw new IllegalStateException("Not written", one.exceptionNow());
            }
        }
        sent.clear();
    }

    /// Takes over what the projector has committed; true when its markers cover all that was sent.
    boolean readsEverything() {
        read(Duration.ofMillis(20));
        return IntStream.range(0, PARTITIONS)
                .allMatch(p -> applied.getOrDefault(p, 0L) >= written[p]);
    }

    /// How many records the projector has applied.
    long applied() {
        return applied.values().stream().mapToLong(Long::longValue).sum();
    }

    List<ConsumerRecord<String, byte[]>> read(Duration patience) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        documentReader.poll(patience).forEach(records::add);
        for (ConsumerRecord<String, byte[]> record : records) {
            if (TopologyNames.isMarker(record.key())) {
                long position =
                        MAPPER.readTree(record.value())
                                .get("positions")
                                .get(CallDomain.CALLS_TOPIC)
                                .asLong();
                Long before = applied.put(record.partition(), position);
                if (before != null && before > position) {
                    throw new IllegalStateException(
                            "Expected markers that only grow, but found %d after %d."
                                    .formatted(position, before));
                }
            } else if (record.value() == null) {
                documents.remove(record.key());
            } else {
                documents.put(record.key(), MAPPER.readTree(record.value()));
            }
        }
        return records;
    }

    /// The calls of tests before this one are nobody's business here.
    private static void create(Map<String, Object> connection, String output) {
        try (Admin admin = Admin.create(connection)) {
            if (admin.listTopics().names().get().contains(CallDomain.CALLS_TOPIC)) {
                admin.deleteTopics(List.of(CallDomain.CALLS_TOPIC)).all().get();
            }
            create(admin, CallDomain.CALLS_TOPIC);
            create(admin, output);
            create(admin, TopicName.DEAD_LETTERS);
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void create(Admin admin, String name) {
        MissingTopics.create(
                admin,
                new NewTopic(name, PARTITIONS, (short) 1)
                        .configs(Map.of("cleanup.policy", "compact")));
    }

    private static Map<String, Object> connection(RealServers servers, String user) {
        return Map.of(
                "bootstrap.servers",
                servers.endpoints().kafkaBootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, servers.kafkaPassword(user)));
    }

    @Override
    public void close() {
        producer.close();
        documentReader.close();
    }
}
