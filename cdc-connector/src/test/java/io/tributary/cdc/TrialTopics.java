package io.tributary.cdc;

import io.tributary.cdc.settings.KafkaSettings;
import io.tributary.fixtures.RealServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/// Reads topics as any consumer of ours does: read_committed.
final class TrialTopics {
    static final String ITEMS = "tributary.trial.items";

    private final RealServers servers = RealServers.shared();

    KafkaSettings cdc() {
        return new KafkaSettings(
                servers.endpoints().kafkaBootstrap(), "cdc", servers.kafkaPassword("cdc"));
    }

    private Map<String, Object> admin() {
        return new KafkaSettings(
                        servers.endpoints().kafkaBootstrap(),
                        "admin",
                        servers.kafkaPassword("admin"))
                .connection();
    }

    /// Everything that the topic holds now, per partition in order.
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Object> config = admin();
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /// A reader that stands at the end of every partition.
    KafkaConsumer<byte[], byte[]> tail(String topic) {
        Map<String, Object> config = admin();
        config.put("isolation.level", "read_committed");
        config.put("fetch.min.bytes", 1);
        var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    /// The sum of the partitions' ends, markers included.
    long end(String topic) {
        try (var consumer = tail(topic)) {
            return consumer.assignment().stream().mapToLong(consumer::position).sum();
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }

    /// Those of one key, in order.
    List<ConsumerRecord<byte[], byte[]>> read(String topic, String key) {
        return read(topic).stream().filter(r -> key(r).equals(key)).toList();
    }

    /// Takes every topic of the stream away, as on a new Kafka.
    void delete() throws Exception {
        try (Admin admin = Admin.create(admin())) {
            Set<String> ours =
                    admin.listTopics().names().get(30, TimeUnit.SECONDS).stream()
                            .filter(t -> t.startsWith("tributary."))
                            .collect(Collectors.toSet());
            admin.deleteTopics(ours).all().get(30, TimeUnit.SECONDS);
            Awaitility.await()
                    .until(
                            () ->
                                    admin.listTopics().names().get(30, TimeUnit.SECONDS).stream()
                                            .noneMatch(ours::contains));
        }
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
