package io.tributary.projector.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// The subjects whose rows are still to be emitted anew, and how far each is.
///
/// **Survives a crash.** It is stored with the change that began it, and with the documents that
/// advanced it.
final class FanOuts {
    /// Not the name of a document, so that {@link PendingDocuments} may have the same store.
    private static final String PREFIX = "~fan-out/";

    private final KeyValueStore<String, String> store;
    private final Map<String, String> reached = new LinkedHashMap<>();

    FanOuts(KeyValueStore<String, String> store) {
        this.store = store;
        try (KeyValueIterator<String, String> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, String> entry = all.next();
                if (entry.key.startsWith(PREFIX)) {
                    reached.put(entry.key.substring(PREFIX.length()), entry.value);
                }
            }
        }
    }

    /// From the first row, also when it was under way.
    void begin(String subject) {
        reached(subject, "");
    }

    boolean isEmpty() {
        return reached.isEmpty();
    }

    /// The one that was begun first.
    String subject() {
        return reached.keySet().iterator().next();
    }

    /// The last row emitted; empty at the start.
    String after(String subject) {
        return reached.getOrDefault(subject, "");
    }

    void reached(String subject, String row) {
        reached.put(subject, row);
        store.put(PREFIX + subject, row);
    }

    void ended(String subject) {
        reached.remove(subject);
        store.delete(PREFIX + subject);
    }
}
