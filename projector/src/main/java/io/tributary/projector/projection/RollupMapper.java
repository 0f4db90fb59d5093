package io.tributary.projector.projection;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.IndexMapping;
import io.tributary.schemas.derive.RowJson;
import io.tributary.schemas.derive.VisibleTo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// A rollup as pure functions: the contribution of a row, and the document of a bucket.
public final class RollupMapper {
    private static final long BUCKET_MILLISECONDS = Rollup.BUCKET_MINUTES * 60_000L;

    /// OpenSearch takes no longer document id.
    private static final int ID_LIMIT_BYTES = 512;

    private final Rollup rollup;
    private final Entity entity;
    private final MeasureReader measures;
    private final Visibility visibility;

    /// @param visibility of the documents; names dimensions only
    public RollupMapper(Rollup rollup, Entity entity, Visibility visibility) {
        this.rollup = rollup;
        this.entity = entity;
        this.measures = new MeasureReader(entity, rollup.measures());
        this.visibility = visibility;
    }

    /// The fields that must be read to place and measure a row.
    public Set<String> fields() {
        Set<String> fields = new HashSet<>(measures.fields());
        fields.add(rollup.timeField());
        fields.addAll(rollup.dimensions());
        return fields;
    }

    /// Empty when the row has no value in the time field.
    public Optional<RollupContribution> contributionFor(RowKey key, GenericRecord row)
            throws UnreadableRow {
        @Nullable Object time = row.get(rollup.timeField());
        if (time == null) {
            return Optional.empty();
        }
        long bucket = Math.floorDiv(((Number) time).longValue(), BUCKET_MILLISECONDS);
        List<@Nullable Object> dimensions = new ArrayList<>();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put(BaseColumns.ORGANIZATION_ID, key.organization().toString());
        head.put(IndexMapping.BUCKET, RowJson.instant(bucket * BUCKET_MILLISECONDS));
        for (String dimension : rollup.dimensions()) {
            @Nullable Object value =
                    FieldValue.jsonFor(FieldValue.typeOf(entity, dimension), row.get(dimension));
            head.put(dimension, value);
            dimensions.add(value);
        }
        head.put(VisibleTo.FIELD, VisibleTo.of(visibility, head::get));
        String id =
                RollupDocumentId.of(
                        key.organization(), rollup, bucket * Rollup.BUCKET_MINUTES, dimensions);
        return Optional.of(
                new RollupContribution(
                        new Contribution(withinLimit(id), measures.measuresOf(row)),
                        () -> DocumentHead.of(head)));
    }

    /// The document of a bucket that has rows.
    public byte[] documentFor(RollupBucket bucket) {
        Map<String, Long> figures = new LinkedHashMap<>();
        for (int i = 0; i < rollup.measures().size(); i++) {
            figures.put(rollup.measures().get(i).name(), bucket.sums()[i]);
        }
        figures.put(IndexMapping.ROW_COUNT, bucket.rowCount());
        return bucket.head().with(figures);
    }

    private static String withinLimit(String id) throws UnreadableRow {
        int length = id.getBytes(StandardCharsets.UTF_8).length;
        if (length > ID_LIMIT_BYTES) {
            throw new UnreadableRow(
                    "Expected dimensions that fit a document id of %d bytes, but found %d."
                            .formatted(ID_LIMIT_BYTES, length));
        }
        return id;
    }
}
