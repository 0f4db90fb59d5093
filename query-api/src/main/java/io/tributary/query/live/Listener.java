package io.tributary.query.live;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One who listens, as those who have news know it. Equal to itself only.
final class Listener {
    private final UUID organization;
    private final UUID user;
    private final Semaphore news = new Semaphore(0);

    Listener(UUID organization, UUID user) {
        this.organization = organization;
        this.user = user;
    }

    UUID organization() {
        return organization;
    }

    UUID user() {
        return user;
    }

    void wake() {
        news.release();
    }

    /// Waits for news since the last call.
    ///
    /// @return false when there was none in time
    boolean await(Duration most) throws InterruptedException {
        boolean came = news.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        return came;
    }
}
