package io.tributary.command.limits;

import java.time.Duration;

/// So many in so much time.
record Quota(long most, Duration window) {

    /// After how many nanoseconds one more is due.
    long interval() {
        return Math.max(1, window.toNanos() / Math.max(1, most));
    }
}
