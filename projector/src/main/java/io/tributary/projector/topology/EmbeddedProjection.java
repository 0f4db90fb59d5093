package io.tributary.projector.topology;

import io.tributary.projector.projection.DocumentHead;
import io.tributary.projector.projection.EmbeddedMapper;
import io.tributary.projector.projection.UnreadableRow;
import io.tributary.schemas.contract.RowKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Joins parents with the figures of their children, in whatever order either arrives. A parent
/// that is gone takes its document along; its children's figures stay, should it come back.
final class EmbeddedProjection implements Projection {
    private final EmbeddedMapper mapper;
    private final Parents parents;
    private final List<Children> children;
    private final KeyValueStore<String, long[]> figures;

    EmbeddedProjection(
            EmbeddedMapper mapper,
            Parents parents,
            List<Children> children,
            KeyValueStore<String, long[]> figures) {
        this.mapper = mapper;
        this.parents = parents;
        this.children = List.copyOf(children);
        this.figures = figures;
    }

    @Override
    public void apply(String topic, RowKey key, byte @Nullable [] value) throws UnreadableRow {
        // One table may be parent and child at once. All of its roles read the row before any of
        // them stores something, so that an unreadable row changes nothing.
        List<Runnable> changes = new ArrayList<>();
        if (parents.comeFrom(topic)) {
            changes.add(parents.change(key, value));
        }
        for (Children group : children) {
            if (group.comeFrom(topic)) {
                changes.add(group.change(key, value));
            }
        }
        changes.forEach(Runnable::run);
    }

    @Override
    public byte @Nullable [] document(String documentId) {
        DocumentHead head = parents.head(documentId);
        if (head == null) {
            return null;
        }
        long[] sums = figures.get(documentId);
        return mapper.documentFor(head, sums == null ? mapper.none() : sums);
    }
}
