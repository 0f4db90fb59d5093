package io.tributary.projector.topology;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// The documents that have changed since they were last emitted, and the input positions read.
///
/// **Survives a crash.** A commit may fall between a change and its emission, so what is pending is
/// in a store that commits with the change. After a restart it is emitted first of all.
final class PendingDocuments {
    private static final String META = "~";
    private static final String POSITION = META + "position/";
    private static final String DEFINITION = META + "definition";

    private final KeyValueStore<String, String> store;
    private final Set<String> documents = new LinkedHashSet<>();
    private final Map<String, Long> positions = new HashMap<>();
    private boolean advanced;
    private boolean defined;

    PendingDocuments(KeyValueStore<String, String> store) {
        this.store = store;
        try (KeyValueIterator<String, String> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, String> entry = all.next();
                if (entry.key.startsWith(POSITION)) {
                    positions.put(
                            entry.key.substring(POSITION.length()), Long.valueOf(entry.value));
                } else if (!entry.key.startsWith(META)) {
                    documents.add(entry.key);
                }
            }
        }
        // Whether the last positions read were ever told of is not known: they are told again.
        advanced = !positions.isEmpty();
    }

    /// Called first of all.
    ///
    /// @throws IllegalStateException when the stores were filled under another definition
    void expectDefinition(String definition) {
        String stored = store.get(DEFINITION);
        defined = stored != null;
        if (stored != null && !stored.equals(definition)) {
            throw new IllegalStateException(
                    "Expected the state of %s, but found that of %s. Build a new generation of the read model."
                            .formatted(definition, stored));
        }
    }

    void changed(String documentId) {
        if (documents.add(documentId)) {
            store.put(documentId, "");
        }
    }

    /// A record was applied (or parked); whatever it changed is known already.
    void readUpTo(String topic, long nextOffset) {
        positions.put(topic, nextOffset);
        // Not only when emitted: the next commit may come first, and then no record brings it back.
        store.put(POSITION + topic, Long.toString(nextOffset));
        advanced = true;
    }

    boolean isEmpty() {
        return !advanced;
    }

    int size() {
        return documents.size();
    }

    Set<String> documents() {
        return documents;
    }

    Map<String, Long> positions() {
        return positions;
    }

    /// The documents so far were emitted, in the transaction that this call belongs to; the
    /// positions are still to be told of.
    void documentsEmitted() {
        documents.forEach(store::delete);
        documents.clear();
    }

    /// Everything pending was emitted, in the transaction that this call belongs to.
    void emitted(String definition) {
        documentsEmitted();
        advanced = false;
        if (!defined) {
            store.put(DEFINITION, definition);
            defined = true;
        }
    }
}
