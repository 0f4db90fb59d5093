package io.tributary.query.limit;

/// The last reads that were let through, as many as may be in a window of time.
///
/// Safe for use by many threads. Moments are those of {@link System#nanoTime}.
final class RecentReads {
    private final long[] moments;
    private final long window;
    private int next;
    private int known;

    RecentReads(int most, long windowNanos) {
        this.moments = new long[most];
        this.window = windowNanos;
    }

    /// Lets one through when it returns 0; else how many nanoseconds must pass before.
    synchronized long take(long now) {
        if (known == moments.length) {
            long again = moments[next] + window - now;
            if (again > 0) {
                return again;
            }
        } else {
            known++;
        }
        moments[next] = now;
        next = (next + 1) % moments.length;
        return 0;
    }
}
