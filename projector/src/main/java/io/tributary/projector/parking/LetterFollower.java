package io.tributary.projector.parking;

import io.tributary.projector.Station;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.schemas.contract.TopicName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Reads all letters at start and follows the topic afterwards, so that every instance lists the
/// letters of all.
@Component
@Order(10)
final class LetterFollower implements Station {
    private final KafkaClients kafka;
    private final DeadLetters letters;
    private @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable Thread follower;

    LetterFollower(KafkaClients kafka, DeadLetters letters) {
        this.kafka = kafka;
        this.letters = letters;
    }

    @Override
    public String name() {
        return "dead-letters";
    }

    /// Returns when every letter that exists now is known.
    @Override
    public synchronized void start() {
        Consumer<byte[], byte[]> reader = kafka.consumer("tributary.projector.letters", Map.of());
        List<TopicPartition> partitions =
                reader.partitionsFor(TopicName.DEAD_LETTERS).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
            reader.poll(Duration.ofMillis(200)).forEach(letters::follow);
        }
        consumer = reader;
        follower = Thread.ofPlatform().name("dead-letters").start(() -> follow(reader));
    }

    private void follow(Consumer<byte[], byte[]> reader) {
        try (reader) {
            while (!Thread.currentThread().isInterrupted()) {
                reader.poll(Duration.ofSeconds(10)).forEach(letters::follow);
            }
        } catch (WakeupException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        Consumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        Thread running = follower;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
