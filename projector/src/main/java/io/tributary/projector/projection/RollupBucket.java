package io.tributary.projector.projection;

/// The current figures of one bucket: the sum over the rows that contribute to it now.
///
/// @param rowCount a bucket without rows has no document
public record RollupBucket(DocumentHead head, long rowCount, long[] sums) {

    static RollupBucket startedBy(RollupContribution first) {
        return new RollupBucket(first.head(), 1, first.measures());
    }

    /// The figures as one vector, the row count first.
    public RollupBucket plus(long[] measures) {
        return new RollupBucket(head, rowCount + 1, Sums.plus(sums, measures));
    }

    public RollupBucket minus(long[] measures) {
        return new RollupBucket(head, rowCount - 1, Sums.minus(sums, measures));
    }

    public boolean isEmpty() {
        return rowCount == 0;
    }
}
