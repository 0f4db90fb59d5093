package io.tributary.cdc.publish;

import java.util.BitSet;

/// A database transaction between its begin and its end.
final class OpenTransaction {
    private final long id;
    private final boolean known;
    private final long published;
    private final BitSet touched = new BitSet();
    private long rows;

    /// @param known published whole by an earlier run; the log was merely read again
    /// @param published how many of its rows an earlier run has published
    OpenTransaction(long id, boolean known, long published) {
        this.id = id;
        this.known = known;
        this.published = published;
    }

    long id() {
        return id;
    }

    boolean known() {
        return known;
    }

    /// Counts a row; says whether it is still to be published.
    boolean admits(int partition, int partitions) {
        rows++;
        if (partition < 0) {
            touched.set(0, partitions);
        } else {
            touched.set(partition);
        }
        return !known && rows > published;
    }

    /// How many rows came so far, published earlier or now.
    long rows() {
        return rows;
    }

    /// The partition numbers it has rows in.
    BitSet touched() {
        return touched;
    }
}
