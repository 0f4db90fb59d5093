package io.tributary.command.imports;

import io.tributary.command.settings.ImportSettings;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.write.CommandFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The threads that work on imports: this process's own and those that a process left behind.
///
/// They start last and stop first. A batch that is being written when the service stops is
/// finished; the rest of the import is whoever's claims it next.
final class ImportWorkers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorkers.class);

    /// Other processes' imports become free without a word.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration LAST_BATCH = Duration.ofSeconds(15);

    private final ImportClaims claims;
    private final Supplier<ImportRunner> runner;
    private final ImportSettings settings;
    private final Semaphore arrived = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    ImportWorkers(ImportClaims claims, Supplier<ImportRunner> runner, ImportSettings settings) {
        this.claims = claims;
        this.runner = runner;
        this.settings = settings;
    }

    /// Says that there is work.
    void wake() {
        arrived.release();
    }

    /// Whether the service stops within that time.
    boolean awaitStop(Duration patience) {
        try {
            return stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void work() {
        UUID id = UUID.randomUUID();
        while (stopped.getCount() > 0) {
            Optional<ImportState> next = next(id);
            if (next.isPresent()) {
                runner.get().run(next.get(), id, () -> stopped.getCount() == 0);
            } else if (!awaitArrival()) {
                return;
            }
        }
    }

    private Optional<ImportState> next(UUID id) {
        try {
            return claims.next(id, settings.lease());
        } catch (CommandRejected | CommandFailed unavailable) {
            LOG.atWarn().setCause(unavailable).log("Imports cannot be looked for now.");
            return Optional.empty();
        }
    }

    private boolean awaitArrival() {
        try {
            if (arrived.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                arrived.drainPermits();
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        for (int i = 0; i < settings.workers(); i++) {
            threads.add(Thread.ofVirtual().name("import-worker-" + i).start(this::work));
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        arrived.release(threads.size());
        try {
            for (Thread thread : threads) {
                thread.join(LAST_BATCH);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
