package io.tributary.projector.topology;

import io.tributary.projector.projection.Placed;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Rows in a store, found by their key and by their subject.
///
/// A row and its entry under the subject are written together, in the transaction of the change.
final class RowsBySubject {
    private static final String ROW = "row/";
    private static final String OF = "of/";
    private static final Placed ENTRY = new Placed("", new byte[0]);

    private final KeyValueStore<String, Placed> store;

    RowsBySubject(KeyValueStore<String, Placed> store) {
        this.store = store;
    }

    @Nullable Placed get(String row) {
        return store.get(ROW + row);
    }

    /// Returns what was there before.
    @Nullable Placed replace(String row, @Nullable Placed now) {
        Placed before = get(row);
        if (before != null && (now == null || !before.subject().equals(now.subject()))) {
            store.delete(entry(before.subject(), row));
        }
        if (now == null) {
            if (before != null) {
                store.delete(ROW + row);
            }
            return before;
        }
        store.put(ROW + row, now);
        if (!now.subject().isEmpty()
                && (before == null || !before.subject().equals(now.subject()))) {
            store.put(entry(now.subject(), row), ENTRY);
        }
        return before;
    }

    /// The keys of the subject's rows in their order.
    ///
    /// @param after a key to begin behind; empty for the start
    List<String> of(String subject, String after, int most) {
        List<String> rows = new ArrayList<>();
        if (subject.isEmpty()) {
            return rows;
        }
        String before = OF + subject + "/";
        String from = after.isEmpty() ? before : entry(subject, after);
        // The sign after the slash ends the range: it is in no key.
        try (KeyValueIterator<String, Placed> found = store.range(from, OF + subject + "0")) {
            while (found.hasNext() && rows.size() < most) {
                KeyValue<String, Placed> next = found.next();
                String row = rowOf(subject, next.key.substring(before.length()));
                if (!row.equals(after)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static String entry(String subject, String row) {
        return OF + subject + "/" + row.substring(row.indexOf('/') + 1);
    }

    /// Both lie in the same organization.
    private static String rowOf(String subject, String id) {
        return subject.substring(0, subject.indexOf('/') + 1) + id;
    }
}
