package io.tributary.projector.topology;

import io.tributary.projector.projection.Contribution;
import io.tributary.projector.projection.EmbeddedFigures;
import io.tributary.projector.projection.RowReader;
import io.tributary.projector.projection.Sums;
import io.tributary.projector.projection.UnreadableRow;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The figures that one group of children adds to their parents. A child that moves to another
/// parent is taken from the one and added to the other.
final class Children {
    private final EmbeddedFigures group;
    private final RowReader reader;
    private final KeyValueStore<String, Contribution> contributions;
    private final KeyValueStore<String, long[]> figures;
    private final Consumer<String> parentChanged;
    private final String topic;

    Children(
            EmbeddedFigures group,
            RowReader reader,
            KeyValueStore<String, Contribution> contributions,
            KeyValueStore<String, long[]> figures,
            Consumer<String> parentChanged) {
        this.group = group;
        this.reader = reader;
        this.contributions = contributions;
        this.figures = figures;
        this.parentChanged = parentChanged;
        this.topic = TopicName.of(group.child().table());
    }

    boolean comeFrom(String topic) {
        return this.topic.equals(topic);
    }

    /// Reads the row now and returns what is to be stored.
    Runnable change(RowKey key, byte @Nullable [] value) throws UnreadableRow {
        Contribution now =
                value == null ? null : group.contributionFor(key, reader.read(value)).orElse(null);
        String child = group.as() + "/" + key;
        return () -> replace(child, now);
    }

    private void replace(String child, @Nullable Contribution now) {
        Contribution before = contributions.get(child);
        if (Objects.equals(now, before)) {
            return;
        }
        if (before != null) {
            add(
                    before.documentId(),
                    Sums.minus(new long[before.measures().length], before.measures()));
            contributions.delete(child);
        }
        if (now != null) {
            add(now.documentId(), now.measures());
            contributions.put(child, now);
        }
    }

    private void add(String parent, long[] measures) {
        long[] found = figures.get(parent);
        long[] sums = found == null ? measures : Sums.plus(found, measures);
        if (Sums.isZero(sums)) {
            figures.delete(parent);
        } else {
            figures.put(parent, sums);
        }
        parentChanged.accept(parent);
    }
}
