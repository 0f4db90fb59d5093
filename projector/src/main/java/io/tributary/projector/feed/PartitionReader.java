package io.tributary.projector.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads one partition number of some topics, as far as it is told to.
///
/// **Not thread-safe.** An interrupted thread leaves with an exception.
final class PartitionReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> ahead =
            new HashMap<>();

    PartitionReader(Consumer<byte[], byte[]> consumer, int partition, Collection<String> topics) {
        this.consumer = consumer;
        this.partitions = topics.stream().map(t -> new TopicPartition(t, partition)).toList();
        partitions.forEach(p -> ahead.put(p, new ArrayDeque<>()));
        consumer.assign(partitions);
    }

    /// @param from the next offset by topic; topics without one begin with the oldest record
    PartitionReader from(Map<String, Long> from) {
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, from.getOrDefault(partition.topic(), 0L));
        }
        return this;
    }

    /// Behind every committed record.
    void fromEnd() {
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    /// The offset after the last committed record, by topic.
    Map<String, Long> ends() {
        Map<String, Long> ends = new HashMap<>();
        consumer.endOffsets(partitions).forEach((p, end) -> ends.put(p.topic(), end));
        return ends;
    }

    /// What comes next, waiting for it at most so long.
    Iterable<ConsumerRecord<byte[], byte[]>> next(Duration patience) {
        return partitions.isEmpty() ? List.of() : consumer.poll(patience);
    }

    /// Hands on every record before the targets; in the order of offsets within a topic.
    ///
    /// @param targets by topic; one that is not named is not read
    /// @param most records to hand on
    /// @return whether the targets are reached
    boolean upTo(
            Map<String, Long> targets,
            int most,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taken) {
        int handed = 0;
        while (true) {
            boolean reached = true;
            for (TopicPartition partition : partitions) {
                long target = targets.getOrDefault(partition.topic(), 0L);
                Deque<ConsumerRecord<byte[], byte[]>> waiting = waiting(partition);
                while (handed < most && !waiting.isEmpty() && waiting.peek().offset() < target) {
                    taken.accept(waiting.poll());
                    handed++;
                }
                if (next(partition) >= target) {
                    consumer.pause(List.of(partition));
                } else {
                    consumer.resume(List.of(partition));
                    reached = false;
                }
            }
            if (reached || handed >= most) {
                return reached;
            }
            consumer.poll(PATIENCE)
                    .forEach(r -> waiting(new TopicPartition(r.topic(), r.partition())).add(r));
        }
    }

    /// The offset after the last record that was handed on, by topic.
    Map<String, Long> positions() {
        Map<String, Long> positions = new HashMap<>();
        partitions.forEach(p -> positions.put(p.topic(), next(p)));
        return positions;
    }

    private long next(TopicPartition partition) {
        var waiting = waiting(partition).peek();
        return waiting == null ? consumer.position(partition) : waiting.offset();
    }

    private Deque<ConsumerRecord<byte[], byte[]>> waiting(TopicPartition partition) {
        return ahead.computeIfAbsent(partition, _ -> new ArrayDeque<>());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
