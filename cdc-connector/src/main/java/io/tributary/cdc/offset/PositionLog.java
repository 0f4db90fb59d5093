package io.tributary.cdc.offset;

import io.tributary.cdc.settings.KafkaSettings;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads back what earlier runs committed. Call it after the producer has fenced all others: from
/// then on nothing is undecided, and what is read here is final.
public final class PositionLog {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TAIL = 64;

    private final KafkaSettings kafka;

    public PositionLog(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /// The last position under this key; empty when there never was one.
    public Optional<StreamPosition> lastPosition(String key) {
        List<StreamPosition> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition partition = new TopicPartition(TopicName.SOURCE_OFFSETS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            read(
                    consumer,
                    partition,
                    record -> {
                        if (key.equals(new String(record.key(), StandardCharsets.UTF_8))) {
                            found.clear();
                            if (record.value() != null) {
                                found.add(ControlJson.read(record.value(), StreamPosition.class));
                            }
                        }
                    });
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /// Per partition number: the offset after the last record of every topic.
    public Map<Integer, Map<String, Long>> lastProgress(int partitions) {
        Map<Integer, Map<String, Long>> progress = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (int number = 0; number < partitions; number++) {
                TopicPartition partition = new TopicPartition(TopicName.PROGRESS, number);
                int of = number;
                consumer.assign(List.of(partition));
                long end = only(consumer.endOffsets(List.of(partition)));
                long begin = only(consumer.beginningOffsets(List.of(partition)));
                // The end may be markers and aborted records only: look further back until a
                // committed record is found.
                for (long back = TAIL; !progress.containsKey(of); back *= 8) {
                    long from = Math.max(begin, end - back);
                    consumer.seek(partition, from);
                    read(
                            consumer,
                            partition,
                            record ->
                                    progress.put(
                                            of,
                                            ControlJson.read(record.value(), ProgressRecord.class)
                                                    .positions()));
                    if (from == begin) {
                        break;
                    }
                }
            }
        }
        return progress;
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long end = only(consumer.endOffsets(List.of(partition)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException(
                        "Expected to read %s to its end %d, but stand at %d."
                                .formatted(partition, end, consumer.position(partition)));
            }
            consumer.poll(Duration.ofMillis(200)).forEach(each);
        }
    }

    private static long only(Map<TopicPartition, Long> offsets) {
        return offsets.values().iterator().next();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = kafka.connection();
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
