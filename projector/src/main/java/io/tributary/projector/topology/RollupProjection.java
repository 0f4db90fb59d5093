package io.tributary.projector.topology;

import io.tributary.projector.projection.Contribution;
import io.tributary.projector.projection.RollupBucket;
import io.tributary.projector.projection.RollupContribution;
import io.tributary.projector.projection.RollupMapper;
import io.tributary.projector.projection.RowReader;
import io.tributary.projector.projection.UnreadableRow;
import io.tributary.schemas.contract.RowKey;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Keeps a rollup a pure function of the current rows: a change takes the row's last contribution
/// back and adds the new one.
final class RollupProjection implements Projection {
    private final RollupMapper mapper;
    private final RowReader reader;
    private final KeyValueStore<String, Contribution> contributions;
    private final KeyValueStore<String, RollupBucket> buckets;
    private final Consumer<String> changed;

    RollupProjection(
            RollupMapper mapper,
            RowReader reader,
            KeyValueStore<String, Contribution> contributions,
            KeyValueStore<String, RollupBucket> buckets,
            Consumer<String> changed) {
        this.mapper = mapper;
        this.reader = reader;
        this.contributions = contributions;
        this.buckets = buckets;
        this.changed = changed;
    }

    @Override
    public void apply(String topic, RowKey key, byte @Nullable [] value) throws UnreadableRow {
        Optional<RollupContribution> now =
                value == null ? Optional.empty() : mapper.contributionFor(key, reader.read(value));
        String row = key.toString();
        Contribution before = contributions.get(row);
        if (now.isPresent() && now.get().added().equals(before)) {
            // Emitted again all the same: a touch of the row repairs a document that was altered.
            changed.accept(before.documentId());
            return;
        }
        if (before != null) {
            takeBack(before);
        }
        now.ifPresent(this::add);
        if (now.isPresent()) {
            contributions.put(row, now.get().added());
        } else if (before != null) {
            contributions.delete(row);
        }
    }

    private void takeBack(Contribution before) {
        RollupBucket bucket = buckets.get(before.documentId());
        if (bucket == null) {
            throw new IllegalStateException(
                    "Expected the bucket %s of an earlier contribution, but it is not stored."
                            .formatted(before.documentId()));
        }
        RollupBucket rest = bucket.minus(before.measures());
        if (rest.isEmpty()) {
            buckets.delete(before.documentId());
        } else {
            buckets.put(before.documentId(), rest);
        }
        changed.accept(before.documentId());
    }

    private void add(RollupContribution now) {
        String id = now.added().documentId();
        RollupBucket found = buckets.get(id);
        RollupBucket bucket =
                found != null
                        ? found
                        : RollupBucket.empty(now.head().get(), now.added().measures().length);
        buckets.put(id, bucket.plus(now.added().measures()));
        changed.accept(id);
    }

    @Override
    public byte @Nullable [] document(String documentId) {
        RollupBucket bucket = buckets.get(documentId);
        return bucket == null ? null : mapper.documentFor(bucket);
    }
}
