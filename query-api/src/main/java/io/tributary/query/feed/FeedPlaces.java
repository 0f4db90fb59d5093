package io.tributary.query.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Finds where a consumer begins: its own place when it had one, else the feed's start.
final class FeedPlaces {
    private FeedPlaces() {}

    static void seek(
            KafkaConsumer<?, ?> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> places,
            FeedStart start) {
        List<TopicPartition> fresh =
                partitions.stream().filter(p -> !places.containsKey(p)).toList();
        switch (start) {
            case FeedStart.Oldest() -> consumer.seekToBeginning(fresh);
            case FeedStart.Since since -> seekSince(consumer, fresh, since);
        }
        partitions.stream()
                .filter(places::containsKey)
                .forEach(p -> consumer.seek(p, places.getOrDefault(p, 0L)));
    }

    private static void seekSince(
            KafkaConsumer<?, ?> consumer, List<TopicPartition> fresh, FeedStart.Since since) {
        if (fresh.isEmpty()) {
            return;
        }
        long from = Instant.now().minus(since.age()).toEpochMilli();
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

    static boolean reached(Map<TopicPartition, Long> now, Map<TopicPartition, Long> target) {
        return target.entrySet().stream()
                .allMatch(t -> now.getOrDefault(t.getKey(), 0L) >= t.getValue());
    }
}
