package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Everything a `read_committed` reader finds in the change topics, and what must hold for it.
///
/// Compaction would remove older records; the topics of a test are too young for it.
final class TopicHistory {
    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records;

    private TopicHistory(Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records) {
        this.records = records;
    }

    /// Reads the given topics and the progress topic from the beginning to their present end.
    static TopicHistory read(Properties client, Set<String> topics) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            Set<String> all = new LinkedHashSet<>(topics);
            all.add(TopicName.PROGRESS);
            for (String topic : all) {
                for (PartitionInfo info : consumer.partitionsFor(topic)) {
                    partitions.add(new TopicPartition(topic, info.partition()));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> found = new HashMap<>();
            partitions.forEach(p -> found.put(p, new ArrayList<>()));
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    found.get(new TopicPartition(record.topic(), record.partition())).add(record);
                }
            }
            return new TopicHistory(found);
        }
    }

    /// How many change records there are.
    int changes() {
        return changeRecords().stream().mapToInt(List::size).sum();
    }

    /// Every transaction stands in one piece in each partition, in the order of the progress
    /// records, each of which names a transaction once.
    void assertTransactionsWholeInCommitOrderOnce() {
        Map<Integer, List<Long>> commitOrder = commitOrder();
        records.forEach(
                (partition, list) -> {
                    if (partition.topic().equals(TopicName.PROGRESS)) {
                        return;
                    }
                    List<Long> seen = new ArrayList<>();
                    for (ConsumerRecord<String, byte[]> record : list) {
                        String transaction = header(record, ChangeHeader.TRANSACTION);
                        if (transaction.isEmpty()) {
                            continue;
                        }
                        long id = Long.parseUnsignedLong(transaction);
                        if (seen.isEmpty() || seen.getLast() != id) {
                            seen.add(id);
                        }
                    }
                    assertThat(seen)
                            .as("transactions of %s in one piece", partition)
                            .doesNotHaveDuplicates();
                    List<Long> order = new ArrayList<>(commitOrder.get(partition.partition()));
                    order.retainAll(new HashSet<>(seen));
                    assertThat(seen).as("commit order of %s", partition).isEqualTo(order);
                });
    }

    /// The transactions of each partition number in the order of its progress records.
    private Map<Integer, List<Long>> commitOrder() {
        Map<Integer, List<Long>> order = new HashMap<>();
        records.forEach(
                (partition, list) -> {
                    if (!partition.topic().equals(TopicName.PROGRESS)) {
                        return;
                    }
                    List<Long> transactions = new ArrayList<>();
                    for (ConsumerRecord<String, byte[]> record : list) {
                        transactions.addAll(
                                ControlJson.read(record.value(), ProgressRecord.class)
                                        .transactions());
                    }
                    assertThat(transactions)
                            .as("each transaction is named once in progress of %s", partition)
                            .doesNotHaveDuplicates();
                    order.put(partition.partition(), transactions);
                });
        return order;
    }

    /// `<topic> <key> <operation> <version>` of every change record, versions read by `version`.
    List<String> changesAs(RowVersion version) {
        List<String> lines = new ArrayList<>();
        for (List<ConsumerRecord<String, byte[]>> list : changeRecords()) {
            for (ConsumerRecord<String, byte[]> record : list) {
                lines.add(
                        "%s %s %s %s"
                                .formatted(
                                        record.topic(),
                                        record.key(),
                                        header(record, ChangeHeader.OPERATION),
                                        record.value() == null
                                                ? "-"
                                                : version.of(record.topic(), record.value())));
            }
        }
        return lines;
    }

    /// Reads the version column out of an encoded row.
    interface RowVersion {
        long of(String topic, byte[] value);
    }

    private List<List<ConsumerRecord<String, byte[]>>> changeRecords() {
        return records.entrySet().stream()
                .filter(e -> !e.getKey().topic().equals(TopicName.PROGRESS))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
