package io.tributary.cdc.capture;

import java.time.Duration;

/// How long to wait before the next attempt: longer each time, until one succeeds.
public final class RetryPauses {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private volatile Duration next = FIRST;

    public Duration next() {
        return next;
    }

    public void await() throws InterruptedException {
        Thread.sleep(next);
        Duration longer = next.multipliedBy(2);
        next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    public void reset() {
        next = FIRST;
    }
}
