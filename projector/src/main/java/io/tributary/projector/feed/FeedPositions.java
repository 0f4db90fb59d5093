package io.tributary.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.intake.KafkaClients;
import io.tributary.schemas.contract.ControlJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The positions of one partition number, kept in a compacted topic and written in the transaction
/// of the records they stand for.
final class FeedPositions {
    static final String TOPIC = "tributary.projector.feeds";

    /// The key of the position that all live feeds share; feeds have their topic's name.
    static final String LIVE = "live";

    private final int partition;

    FeedPositions(int partition) {
        this.partition = partition;
    }

    /// What is committed. Read it after the transactions of others are decided.
    Map<String, FeedPosition> read(KafkaClients kafka) {
        TopicPartition own = new TopicPartition(TOPIC, partition);
        Map<String, FeedPosition> found = new HashMap<>();
        try (var consumer = kafka.consumer(TOPIC, Map.of())) {
            consumer.assign(List.of(own));
            consumer.seekToBeginning(List.of(own));
            long end = consumer.endOffsets(List.of(own)).getOrDefault(own, 0L);
            while (consumer.position(own) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    String key = new String(record.key(), UTF_8);
                    byte @Nullable [] value = record.value();
                    if (value == null) {
                        found.remove(key);
                    } else {
                        found.put(key, ControlJson.read(value, FeedPosition.class));
                    }
                }
            }
        }
        return found;
    }

    ProducerRecord<byte[], byte[]> record(String key, FeedPosition position) {
        return new ProducerRecord<>(
                TOPIC, partition, key.getBytes(UTF_8), ControlJson.write(position));
    }

    ProducerRecord<byte[], byte[]> tombstone(String key) {
        return new ProducerRecord<>(TOPIC, partition, key.getBytes(UTF_8), null);
    }
}
