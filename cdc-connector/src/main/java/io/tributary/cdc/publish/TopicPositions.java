package io.tributary.cdc.publish;

import java.util.HashMap;
import java.util.Map;

/// Per partition number: the offset after the last committed record of every topic that ever had
/// one. What a {@link io.tributary.schemas.contract.ProgressRecord} carries.
final class TopicPositions {
    private final Map<Integer, Map<String, Long>> next = new HashMap<>();

    /// What the last progress records say.
    void recover(Map<Integer, Map<String, Long>> progress) {
        next.clear();
        progress.forEach((partition, topics) -> next.put(partition, new HashMap<>(topics)));
    }

    void advance(String topic, int partition, long offset) {
        next.computeIfAbsent(partition, _ -> new HashMap<>()).merge(topic, offset + 1, Math::max);
    }

    Map<String, Long> of(int partition) {
        return next.getOrDefault(partition, Map.of());
    }
}
