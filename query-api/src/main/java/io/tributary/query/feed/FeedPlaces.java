package io.tributary.query.feed;

import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Finds where a consumer begins: its own place when it had one, else the feed's start.
final class FeedPlaces {
    private static final Duration POLL = Duration.ofMillis(200);

    private FeedPlaces() {}

    static void seek(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> places,
            FeedStart start) {
        List<TopicPartition> fresh =
                partitions.stream().filter(p -> !places.containsKey(p)).toList();
        switch (start) {
            case FeedStart.Oldest() -> consumer.seekToBeginning(fresh);
            case FeedStart.Since since -> seekSince(consumer, fresh, since.age());
            case FeedStart.AfterProgress after ->
                    seekAfterProgress(consumer, partitions, fresh, after.age());
        }
        partitions.stream()
                .filter(places::containsKey)
                .forEach(p -> consumer.seek(p, places.getOrDefault(p, 0L)));
    }

    private static void seekSince(
            KafkaConsumer<?, ?> consumer, List<TopicPartition> fresh, Duration age) {
        if (fresh.isEmpty()) {
            return;
        }
        long from = Instant.now().minus(age).toEpochMilli();
        var found =
                consumer.offsetsForTimes(
                        fresh.stream().collect(Collectors.toMap(p -> p, p -> from)));
        for (TopicPartition partition : fresh) {
            var place = found.get(partition);
            if (place == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, place.offset());
            }
        }
    }

    private static void seekAfterProgress(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            List<TopicPartition> fresh,
            Duration age) {
        if (fresh.isEmpty()) {
            return;
        }
        // Also where progress has a place already: topics that come later begin where the others
        // did. What is told of them by then is found out where changes are put together.
        var progress =
                partitions.stream().filter(p -> p.topic().equals(TopicName.PROGRESS)).toList();
        var changes =
                partitions.stream().filter(p -> !p.topic().equals(TopicName.PROGRESS)).toList();
        // Before progress is looked at: where it is silent, nothing may fall between the two.
        consumer.seekToEnd(changes);
        changes.forEach(consumer::position);
        seekSince(consumer, progress, age);
        consumer.pause(changes);
        Map<Integer, ConsumerRecord<String, byte[]>> first = firstOf(consumer, progress);
        consumer.resume(changes);
        for (TopicPartition partition : fresh) {
            var record = first.get(partition.partition());
            if (record != null) {
                boolean its = partition.topic().equals(TopicName.PROGRESS);
                consumer.seek(
                        partition, its ? record.offset() : positionIn(record, partition.topic()));
            }
        }
    }

    /// The first record of each partition from where the consumer stands, if there is one yet.
    private static Map<Integer, ConsumerRecord<String, byte[]>> firstOf(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        Map<Integer, ConsumerRecord<String, byte[]>> first = new HashMap<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!partitions.stream()
                .allMatch(
                        p ->
                                first.containsKey(p.partition())
                                        || consumer.position(p) >= ends.getOrDefault(p, 0L))) {
            consumer.poll(POLL).forEach(r -> first.putIfAbsent(r.partition(), r));
        }
        return first;
    }

    private static long positionIn(ConsumerRecord<String, byte[]> progress, String topic) {
        return ControlJson.read(progress.value(), ProgressRecord.class)
                .positions()
                .getOrDefault(topic, 0L);
    }

    static boolean reached(Map<TopicPartition, Long> now, Map<TopicPartition, Long> target) {
        return target.entrySet().stream()
                .allMatch(t -> now.getOrDefault(t.getKey(), 0L) >= t.getValue());
    }
}
