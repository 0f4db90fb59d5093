package io.tributary.query.freshness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each topic a small number, so that positions fit into arrays. Not thread-safe.
final class TopicNumbers {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> topics = new ArrayList<>();

    int of(String topic) {
        return numbers.computeIfAbsent(
                topic,
                t -> {
                    topics.add(t);
                    return topics.size() - 1;
                });
    }

    long[] positions(Map<String, Long> byTopic) {
        byTopic.keySet().forEach(this::of);
        long[] positions = new long[topics.size()];
        byTopic.forEach((topic, position) -> positions[of(topic)] = position);
        return positions;
    }
}
