package io.tributary.cdc.change;

/// Restores the upper half of transaction ids: the log carries 32 bits, a consistency token 64.
///
/// Ids in the log are never more than 2³¹ away from each other, so the nearest continuation of the
/// last one is the right one.
public final class TransactionIds {
    private long last;

    /// @param near an id of the same database, of about now
    public TransactionIds(long near) {
        this.last = near;
    }

    public long whole(long lowerHalf) {
        last += (int) (lowerHalf - last);
        return last;
    }
}
