package io.tributary.cdc.capture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits between attempts: longer each time, until one succeeds or no other is wanted.
///
/// One thread waits; any other may end the waiting.
public final class RetryPauses {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Duration next = FIRST;

    /// What {@link #await} will wait at most.
    public Duration next() {
        return next;
    }

    /// Returns when the pause is over, at once after {@link #end}.
    public void await() throws InterruptedException {
        var _ = ended.await(next.toMillis(), TimeUnit.MILLISECONDS);
        Duration longer = next.multipliedBy(2);
        next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    /// After a success the next failure is a first one.
    public void reset() {
        next = FIRST;
    }

    /// There will be no other attempt: ends the pause under way and all later ones.
    public void end() {
        ended.countDown();
    }
}
