package io.tributary.query.freshness;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/// Makes one index searchable for many waiting queries with one refresh.
///
/// A query needs a refresh that began after its documents were written. Those who come while one
/// runs share the next, and no two begin closer together than the gap. Those who are content with
/// what is nearly new, {@link #nearly}, wait less and ask less often the longer a refresh takes, so
/// that refreshing never becomes most of what OpenSearch does.
final class CoalescedRefresh {
    private static final int SHARE = 4;

    private final LongConsumer refresh;
    private final long gapNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private boolean running;
    private long lastBegan = Long.MIN_VALUE / 2;
    private long lastCompletedBegan = Long.MIN_VALUE / 2;
    private long lastTook;

    /// @param refresh is told when it began (`System.nanoTime`)
    CoalescedRefresh(LongConsumer refresh, Duration gap) {
        this.refresh = refresh;
        this.gapNanos = gap.toNanos();
    }

    /// Returns after a refresh that began later than `writtenAt` (`System.nanoTime`).
    ///
    /// @return when the last one began that has ended
    long since(long writtenAt) throws InterruptedException {
        lock.lock();
        try {
            while (lastCompletedBegan - writtenAt <= 0) {
                if (running) {
                    done.await();
                } else {
                    lead();
                }
            }
            return lastCompletedBegan;
        } finally {
            lock.unlock();
        }
    }

    /// Like {@link #since}, but content with a refresh that began up to `age` ago, or up to a few
    /// times as long ago as one takes.
    long nearly(long writtenAt, Duration age) throws InterruptedException {
        lock.lock();
        long took = lastTook;
        lock.unlock();
        long enough = System.nanoTime() - Math.max(age.toNanos(), SHARE * took);
        return since(enough - writtenAt < 0 ? enough : writtenAt);
    }

    /// Runs one refresh, without holding the lock meanwhile.
    private void lead() {
        running = true;
        long earliest = lastBegan + gapNanos;
        lock.unlock();
        long began = System.nanoTime();
        boolean refreshed = false;
        try {
            while (began - earliest < 0) {
                LockSupport.parkNanos(earliest - began);
                began = System.nanoTime();
            }
            refresh.accept(began);
            refreshed = true;
        } finally {
            lock.lock();
            running = false;
            lastBegan = began;
            if (refreshed) {
                lastCompletedBegan = began;
                lastTook = System.nanoTime() - began;
            }
            done.signalAll();
        }
    }
}
