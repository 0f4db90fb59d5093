package io.tributary.cdc.publish;

import io.tributary.cdc.change.Captured;
import io.tributary.cdc.change.Captured.Change;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// One Kafka transaction from its first record to its commit.
final class KafkaTransaction {
    private final Producer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private int records;

    KafkaTransaction(Producer<byte[], byte[]> producer) {
        this.producer = producer;
        producer.beginTransaction();
    }

    /// @param partition the change's own, or one of all when it is for every partition
    void send(Change change, int partition) {
        records++;
        send(
                new ProducerRecord<>(
                        change.topic(),
                        partition,
                        change.timestamp(),
                        change.key(),
                        change.value(),
                        change.headers()));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        var _ =
                producer.send(
                        record,
                        (written, failed) -> {
                            if (failed != null) {
                                failure.compareAndSet(null, failed);
                            } else {
                                acknowledged.merge(
                                        new TopicPartition(written.topic(), written.partition()),
                                        written.offset(),
                                        Math::max);
                            }
                        });
    }

    /// How many changes it holds.
    int records() {
        return records;
    }

    /// Waits until every record sent so far has its offset, and says the highest per partition.
    Map<TopicPartition, Long> acknowledged() {
        producer.flush();
        Exception failed = failure.get();
        if (failed instanceof RuntimeException kafka) {
            throw kafka;
        }
        if (failed != null) {
            throw new org.apache.kafka.common.KafkaException(failed);
        }
        return acknowledged;
    }

    /// Makes it visible as a whole.
    ///
    /// Every record has its offset before the end is asked for. The client's sender decides whether
    /// records are still waiting a moment before it looks for the request that ends the
    /// transaction; a thread that sends a record and commits right between the two would have the
    /// transaction ended without that record, and told that all is well.
    void commit() {
        acknowledged();
        producer.commitTransaction();
    }

    static boolean isForEvery(Change change) {
        return change.partition() == Captured.EVERY_PARTITION;
    }
}
