package io.tributary.projector.topology;

import io.tributary.projector.projection.DocumentHead;
import io.tributary.projector.projection.EmbeddedMapper;
import io.tributary.projector.projection.RowReader;
import io.tributary.projector.projection.UnreadableRow;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The parents' parts of the documents of an embedded model.
final class Parents {
    private final EmbeddedMapper mapper;
    private final RowReader reader;
    private final KeyValueStore<String, DocumentHead> heads;
    private final Consumer<String> changed;
    private final String topic;

    Parents(
            EmbeddedMapper mapper,
            RowReader reader,
            KeyValueStore<String, DocumentHead> heads,
            Consumer<String> changed) {
        this.mapper = mapper;
        this.reader = reader;
        this.heads = heads;
        this.changed = changed;
        this.topic = TopicName.of(mapper.parent().table());
    }

    boolean comeFrom(String topic) {
        return this.topic.equals(topic);
    }

    /// Reads the row now and returns what is to be stored.
    Runnable change(RowKey key, byte @Nullable [] value) throws UnreadableRow {
        DocumentHead head = value == null ? null : mapper.headFor(reader.read(value));
        String parent = key.toString();
        return () -> {
            if (head == null) {
                heads.delete(parent);
            } else {
                heads.put(parent, head);
            }
            changed.accept(parent);
        };
    }

    @Nullable DocumentHead head(String parent) {
        return heads.get(parent);
    }

    /// A child may be there before its parent: then there is no document to change yet.
    void childChanged(String parent) {
        if (heads.get(parent) != null) {
            changed.accept(parent);
        }
    }
}
