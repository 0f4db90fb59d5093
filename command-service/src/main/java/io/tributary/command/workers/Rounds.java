package io.tributary.command.workers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Threads that do rounds of one work: they start last and stop first, after the round they are in.
/// A round that fails is logged, and the next one comes a little later.
public final class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_ROUND = Duration.ofSeconds(15);

    private final String name;
    private final int threads;
    private final Round round;
    private final List<Thread> running = new ArrayList<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    /// @param threads none to leave the work to other processes
    public Rounds(String name, int threads, Round round) {
        this.name = name;
        this.threads = threads;
        this.round = round;
    }

    /// One round; many threads may be in one at a time.
    public interface Round {
        /// @return how long to rest before the next one; zero for not at all
        Duration go();
    }

    private void work(CountDownLatch end) {
        Duration rest = Duration.ZERO;
        while (!ended(end, rest)) {
            rest = next();
        }
    }

    private Duration next() {
        try {
            return round.go();
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("work", name)
                    .setCause(failure)
                    .log("A round of work failed; the next one comes in a moment.");
            return AFTER_FAILURE;
        }
    }

    private static boolean ended(CountDownLatch end, Duration within) {
        try {
            return end.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        for (int i = 0; i < threads; i++) {
            running.add(Thread.ofVirtual().name(name + "-" + i).start(() -> work(end)));
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        try {
            for (Thread thread : running) {
                thread.join(LAST_ROUND);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
