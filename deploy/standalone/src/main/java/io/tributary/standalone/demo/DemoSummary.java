package io.tributary.standalone.demo;

import java.time.Duration;

/// What loading a data set did.
///
/// @param records records of the data set that stand in Tributary now
/// @param rowsWritten rows that this run wrote
/// @param rowsFoundThere rows that an earlier run had written
/// @param writing time until the last command was accepted
/// @param untilQueryable time until the last row could be queried, from the start
public record DemoSummary(
        int organizations,
        int records,
        int rowsWritten,
        int rowsFoundThere,
        Duration writing,
        Duration untilQueryable) {

    /// Rows accepted per second of writing.
    public long rowsPerSecond() {
        return perSecond(writing);
    }

    /// Rows per second from the first command until all can be queried.
    public long rowsQueryablePerSecond() {
        return perSecond(untilQueryable);
    }

    private long perSecond(Duration time) {
        return Math.round(rowsWritten * 1000.0 / Math.max(1, time.toMillis()));
    }
}
