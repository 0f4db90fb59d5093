package io.tributary.projector.topology;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/// A read model whose documents are made of several rows each, ready to be run: a rollup, an
/// embedded model, or an entity whose rows other rows decide on.
public interface DerivedModel {

    String domain();

    /// Unique among the domain's tables and read models.
    String name();

    /// The change topics it is made of.
    Set<String> sourceTopics();

    /// Everything that its stored figures depend on. When it changes, the state is worth nothing
    /// and a new generation must be built from the topics.
    String definition();

    List<StoreBuilder<?>> stores();

    /// Called for each task once its stores are restored.
    ///
    /// @param changed to be told the id of each document that has changed
    Projection open(ProcessorContext<?, ?> context, Consumer<String> changed);
}
