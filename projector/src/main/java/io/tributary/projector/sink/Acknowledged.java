package io.tributary.projector.sink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// Up to where each partition is acknowledged without a gap, though requests may finish in any
/// order.
///
/// **Thread-safe.**
final class Acknowledged {
    private final Map<TopicPartition, Deque<Span>> open = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /// A run of records of one partition that were taken together.
    static final class Span {
        private final TopicPartition partition;
        private final long end;
        private final Map<String, Long> applied;
        private boolean done;

        private Span(TopicPartition partition, long end, Map<String, Long> applied) {
            this.partition = partition;
            this.end = end;
            this.applied = Map.copyOf(applied);
        }

        TopicPartition partition() {
            return partition;
        }

        /// The offset after the last record.
        long end() {
            return end;
        }

        /// What a reader of the read model may count on once this is acknowledged; empty when it
        /// says nothing new.
        Map<String, Long> applied() {
            return applied;
        }
    }

    /// Must be called in the partition's order.
    synchronized Span take(TopicPartition partition, long end, Map<String, Long> applied) {
        Span span = new Span(partition, end, applied);
        open.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(span);
        return span;
    }

    /// Returns the latest span that now has no gap before it and says what is applied.
    synchronized Optional<Span> done(Span span) {
        span.done = true;
        Deque<Span> spans = open.get(span.partition);
        if (spans == null || !spans.contains(span)) {
            return Optional.empty();
        }
        Optional<Span> telling = Optional.empty();
        while (!spans.isEmpty() && spans.element().done) {
            Span first = spans.remove();
            positions.put(first.partition, first.end);
            if (!first.applied.isEmpty()) {
                telling = Optional.of(first);
            }
        }
        return telling;
    }

    /// Whether something of the partition is still to be acknowledged by this instance.
    synchronized boolean awaits(TopicPartition partition) {
        return open.containsKey(partition);
    }

    /// What may be committed, and has not been asked for yet.
    synchronized Map<TopicPartition, Long> takePositions() {
        Map<TopicPartition, Long> taken = Map.copyOf(positions);
        positions.clear();
        return taken;
    }

    /// Forgets a partition that another instance owns now: nothing of it is committed here any
    /// more.
    synchronized void forget(TopicPartition partition) {
        open.remove(partition);
        positions.remove(partition);
    }
}
