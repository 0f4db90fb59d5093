package io.tributary.projector.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// The key of an emitted record together with its partition, which is always that of the task: an
/// organization keeps its partition number, and markers stay behind the documents they cover.
record OutputKey(int partition, String text) {

    static Serializer<OutputKey> serializer() {
        return (topic, key) -> key.text().getBytes(StandardCharsets.UTF_8);
    }

    static StreamPartitioner<OutputKey, byte[]> partitioner() {
        return (topic, key, value, partitions) -> Optional.of(Set.of(key.partition()));
    }
}
