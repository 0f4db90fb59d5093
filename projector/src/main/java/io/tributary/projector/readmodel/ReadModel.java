package io.tributary.projector.readmodel;

import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Rollup;
import java.util.List;

/// A set of documents behind one alias, fed by one topic.
public sealed interface ReadModel {

    String domain();

    /// Unique in the domain: table, rollup or embedded model.
    String name();

    /// See {@link io.tributary.schemas.contract.IndexName}.
    String alias();

    /// What the indexer reads.
    String topic();

    /// The change topics whose rows it is made of.
    List<String> inputs();

    /// Whether a topology makes the documents and says by markers how far they are. Otherwise the
    /// indexer makes them, each from one change.
    default boolean fedByTopology() {
        return !inputs().equals(List.of(topic()));
    }

    /// One document per row. Where other rows decide who sees it, a topology writes the topic;
    /// otherwise it is the change topic.
    record OfEntity(
            Entity entity,
            String domain,
            String name,
            String alias,
            String topic,
            List<String> inputs)
            implements ReadModel {}

    /// One document per organization, bucket and dimensions.
    record OfRollup(
            Rollup rollup,
            Entity entity,
            String domain,
            String name,
            String alias,
            String topic,
            List<String> inputs)
            implements ReadModel {}

    /// One document per parent row, with figures over its children.
    record OfEmbedded(
            EmbeddedModel model,
            Entity parent,
            String domain,
            String name,
            String alias,
            String topic,
            List<String> inputs)
            implements ReadModel {}

    /// One document per journal entry.
    record OfHistory(String domain, String name, String alias, String topic, List<String> inputs)
            implements ReadModel {}
}
