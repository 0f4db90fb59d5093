package io.tributary.schemas.catalog;

import java.util.List;

/// Figures per organization, quarter of an hour and dimensions: a pure function of an entity's
/// current rows.
///
/// @param name snake case, unique in the domain
/// @param entity record name of the entity whose rows contribute
/// @param timeField the instant field that chooses the bucket; rows without it do not contribute
/// @param dimensions fields by which buckets are split, in this order; at most four
/// @param measures at least one
public record Rollup(
        String domain,
        String name,
        String entity,
        String timeField,
        List<String> dimensions,
        List<Measure> measures) {

    /// Length of a bucket, aligned to UTC.
    public static final int BUCKET_MINUTES = 15;

    public Rollup {
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
    }
}
