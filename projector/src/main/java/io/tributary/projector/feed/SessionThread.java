package io.tributary.projector.feed;

import io.tributary.projector.intake.GrowingPause;
import io.tributary.projector.telemetry.StationHealth;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that works in turns of a session, and opens another session after a failure, until it
/// is told to stop.
///
/// **Thread-safe.**
final class SessionThread<S extends SessionThread.Session> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionThread.class);

    private final String name;
    private final StationHealth health;
    private final Patience patience;
    private final Supplier<S> open;
    private final Consumer<S> turn;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean failed = new AtomicBoolean();
    private final GrowingPause pause =
            new GrowingPause(Duration.ofMillis(100), Duration.ofSeconds(5));

    interface Session extends AutoCloseable {
        @Override
        void close();
    }

    /// How long a stop waits.
    ///
    /// @param turn for the end of a turn, which is short unless a server does not answer
    /// @param end after that, for the thread that was interrupted
    record Patience(Duration turn, Duration end) {}

    /// @param name of the thread, and of what is reported as its health
    SessionThread(
            String name,
            StationHealth health,
            Patience patience,
            Supplier<S> open,
            Consumer<S> turn) {
        this.name = name;
        this.health = health;
        this.patience = patience;
        this.open = open;
        this.turn = turn;
        this.thread = Thread.ofPlatform().name(name).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /// Whether a session failed since this was asked last.
    boolean failed() {
        return failed.getAndSet(false);
    }

    @Override
    public void run() {
        while (wanted()) {
            try (S session = open.get()) {
                while (wanted()) {
                    turn.accept(session);
                    pause.reset();
                    health.clear(name);
                }
            } catch (RuntimeException failure) {
                if (wanted()) {
                    failed.set(true);
                    health.report(name, "" + failure.getMessage());
                    LOG.atWarn()
                            .addKeyValue("session", name)
                            .setCause(failure)
                            .log("A new session begins after a failure");
                    rest();
                }
            }
        }
        health.clear(name);
    }

    private boolean wanted() {
        return stopping.getCount() > 0;
    }

    private void rest() {
        try {
            var _ = stopping.await(pause.next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when it works no more, or when patience is at its end.
    void stop() {
        stopping.countDown();
        try {
            if (!thread.join(patience.turn())) {
                thread.interrupt();
                thread.join(patience.end());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
