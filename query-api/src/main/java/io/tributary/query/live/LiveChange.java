package io.tributary.query.live;

import io.tributary.query.live.LiveEntity.UnreadableRow;
import io.tributary.query.plan.TenantFilter;
import io.tributary.schemas.contract.RowKey;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One change of one row. What is shown of it is made when somebody looks, and kept for others
/// while there is memory.
///
/// **Thread-safe.**
final class LiveChange {
    private static final Logger LOG = LoggerFactory.getLogger(LiveChange.class);
    private static final byte[] NOTHING = {};

    private final LiveEntity entity;
    private final RowKey key;
    private final String operation;
    private final String transaction;
    private final Instant committedAt;
    private final byte @Nullable [] value;
    private final Set<String> visibleBefore;
    private SoftReference<Shown> shown = new SoftReference<>(null);

    /// @param operation of a row that is there
    /// @param transaction its xid8
    /// @param committedAt when it was committed
    /// @param value the row; null when it is gone
    /// @param visibleBefore who saw the row before
    LiveChange(
            LiveEntity entity,
            RowKey key,
            String operation,
            String transaction,
            Instant committedAt,
            byte @Nullable [] value,
            Set<String> visibleBefore) {
        this.entity = entity;
        this.key = key;
        this.operation = operation;
        this.transaction = transaction;
        this.committedAt = committedAt;
        this.value = value;
        this.visibleBefore = Set.copyOf(visibleBefore);
    }

    /// @param change JSON, of those who see the row; empty when there is none
    /// @param removed JSON, of those who do not any more
    private record Shown(Set<String> visibleTo, byte[] change, byte[] removed) {}

    LiveEntity entity() {
        return entity;
    }

    RowKey key() {
        return key;
    }

    String transaction() {
        return transaction;
    }

    boolean isOfTransaction(LiveChange other) {
        return transaction.equals(other.transaction);
    }

    Instant committedAt() {
        return committedAt;
    }

    /// Bytes that it takes for sure, roughly.
    long size() {
        byte[] row = value;
        return 300 + (row == null ? 0 : row.length);
    }

    /// As JSON, as the caller may see it: the row to whom it is visible, its removal to whom it was
    /// visible before, nothing to all others.
    Optional<byte[]> shownTo(TenantFilter caller) {
        Shown now = shown();
        if (caller.admits(now.visibleTo())) {
            return Optional.of(now.change());
        }
        return now.removed().length > 0 && caller.admits(visibleBefore)
                ? Optional.of(now.removed())
                : Optional.empty();
    }

    private synchronized Shown shown() {
        Shown known = shown.get();
        if (known == null) {
            known = make();
            shown = new SoftReference<>(known);
        }
        return known;
    }

    private Shown make() {
        byte[] bytes = value;
        if (bytes == null) {
            return new Shown(Set.of(), NOTHING, ChangeJson.removed(entity, key));
        }
        try {
            GenericRecord row = entity.row(bytes);
            return new Shown(
                    entity.seenBy(row),
                    ChangeJson.changed(entity, key, operation, row),
                    ChangeJson.removed(entity, key));
        } catch (UnreadableRow unreadable) {
            LOG.warn("Row {} is not told live: {}", key, unreadable.getMessage());
            return new Shown(Set.of(), NOTHING, NOTHING);
        }
    }
}
