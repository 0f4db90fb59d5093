package io.tributary.projector.intake;

import java.time.Duration;

/// How long to wait before the next attempt: twice as long each time, up to a bound, until one
/// succeeds. Safe for use by many threads.
public final class GrowingPause {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    public GrowingPause(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /// The pause to make now; the one after it is longer.
    public synchronized Duration next() {
        Duration now = next;
        Duration longer = now.multipliedBy(2);
        next = longer.compareTo(longest) > 0 ? longest : longer;
        return now;
    }

    /// After a success the next failure is a first one.
    public synchronized void reset() {
        next = first;
    }
}
