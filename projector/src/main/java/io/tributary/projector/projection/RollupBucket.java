package io.tributary.projector.projection;

/// The current figures of one bucket: the sum over the rows that contribute to it now.
///
/// @param rowCount a bucket without rows has no document
public record RollupBucket(DocumentHead head, long rowCount, long[] sums) {

    /// A bucket without rows yet.
    public static RollupBucket empty(DocumentHead head, int measures) {
        return new RollupBucket(head, 0, new long[measures]);
    }

    /// With one more row.
    public RollupBucket plus(long[] measures) {
        return new RollupBucket(head, rowCount + 1, Sums.plus(sums, measures));
    }

    /// With one row less.
    public RollupBucket minus(long[] measures) {
        return new RollupBucket(head, rowCount - 1, Sums.minus(sums, measures));
    }

    public boolean isEmpty() {
        return rowCount == 0;
    }
}
