package io.tributary.projector.topology;

import io.tributary.projector.projection.UnreadableRow;
import io.tributary.schemas.contract.RowKey;
import org.jspecify.annotations.Nullable;

/// What one task keeps of a read model: reads and writes its stores, knows no time and no output.
///
/// **Not thread-safe.** Each task owns one.
public interface Projection {

    /// Takes a row's new state, or null when it is gone, into the stores. Applying the same record
    /// twice changes nothing the second time.
    ///
    /// @throws UnreadableRow before anything was changed
    void apply(String topic, RowKey key, byte @Nullable [] value) throws UnreadableRow;

    /// Called before every flush. Marks a bounded number of the documents that earlier changes
    /// reach beyond their own; true when some are left for the next flush.
    default boolean goOn() {
        return false;
    }

    /// The document as it stands now; null when there is none.
    byte @Nullable [] document(String documentId);
}
