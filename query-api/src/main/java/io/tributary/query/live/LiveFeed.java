package io.tributary.query.live;

import io.tributary.query.feed.FeedListener;
import io.tributary.schemas.contract.TopicName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Hands the records of all change topics to the assembly of their partition number.
///
/// **Replaying is safe**: see {@link StepAssembly}.
final class LiveFeed implements FeedListener {
    private final LiveEntities entities;
    private final List<StepAssembly> assemblies;

    LiveFeed(LiveEntities entities, LiveWindows windows, Listeners listeners) {
        this.entities = entities;
        List<StepAssembly> all = new ArrayList<>();
        windows.all()
                .forEach(
                        window ->
                                all.add(
                                        new StepAssembly(
                                                entities,
                                                window,
                                                step -> listeners.wake(step.changes().keySet()))));
        this.assemblies = List.copyOf(all);
    }

    /// What must be handed to it. Grows with the catalog.
    Set<String> topics() {
        Set<String> topics = new HashSet<>(entities.topics());
        topics.add(TopicName.PROGRESS);
        return topics;
    }

    @Override
    public void took(
            List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> positions) {
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.partition() < assemblies.size()) {
                assemblies.get(record.partition()).take(record);
            }
        }
        List<Map<String, Long>> read = new ArrayList<>();
        assemblies.forEach(a -> read.add(new HashMap<>()));
        positions.forEach(
                (from, next) -> {
                    if (from.partition() < read.size()) {
                        read.get(from.partition()).put(from.topic(), next);
                    }
                });
        for (int partition = 0; partition < assemblies.size(); partition++) {
            assemblies.get(partition).complete(read.get(partition));
        }
    }
}
