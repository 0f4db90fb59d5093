package io.tributary.projector.sink;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.stereotype.Component;

/// Keeps this process from writing documents for a moment.
///
/// **Thread-safe.** Whoever pauses waits for the writes under way, and later ones wait for its end.
@Component
public class WritePause {
    /// Fair, since writes follow each other without a gap.
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /// To be closed by the thread that took it.
    @FunctionalInterface
    public interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /// One write; any number go on at a time.
    public Taken write() {
        lock.readLock().lock();
        return lock.readLock()::unlock;
    }

    /// Returns when nothing is being written.
    ///
    /// @throws IllegalStateException when writes take longer than the patience
    public Taken pause(Duration patience) throws InterruptedException {
        if (!lock.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "Expected writes to end within %s, but they do not.".formatted(patience));
        }
        return lock.writeLock()::unlock;
    }
}
