package io.tributary.projector.topology;

import io.tributary.schemas.contract.TopicName;
import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/// The shape that every read model has: change topics → one processor over named stores → the read
/// model's topic.
///
/// All inputs have the organization's partition number already, so nothing is ever repartitioned.
public final class ReadModelTopology {
    private ReadModelTopology() {}

    public static Topology of(DerivedModel model, int generation, Duration flushInterval) {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                TopologyNames.CHANGES,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                model.sourceTopics().toArray(String[]::new));
        topology.addProcessor(
                TopologyNames.PROJECTION,
                () -> new ReadModelProcessor(model, flushInterval),
                TopologyNames.CHANGES);
        model.stores().forEach(store -> topology.addStateStore(store, TopologyNames.PROJECTION));
        topology.addSink(
                TopologyNames.DOCUMENTS,
                TopologyNames.outputTopic(model.domain(), model.name(), generation),
                OutputKey.serializer(),
                new ByteArraySerializer(),
                OutputKey.partitioner(),
                TopologyNames.PROJECTION);
        topology.addSink(
                TopologyNames.DEAD_LETTERS,
                TopicName.DEAD_LETTERS,
                OutputKey.serializer(),
                new ByteArraySerializer(),
                OutputKey.partitioner(),
                TopologyNames.PROJECTION);
        return topology;
    }
}
