package io.tributary.servers.node;

import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.process.ChildProcess;
import io.tributary.servers.process.Signal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One server of a run: a process, and the sign by which it is known to serve.
public abstract class LocalServer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private volatile @Nullable ChildProcess process;

    /// Starts the process and returns when it serves.
    public final void start() {
        var started = launch();
        process = started;
        awaitReady(started);
    }

    /// Ends it in order, if it runs.
    public final void stop() {
        var running = process;
        if (running != null && running.isAlive()) {
            running.stop(stopSignal(), PATIENCE);
        }
    }

    public final boolean isStarted() {
        return process != null;
    }

    /// The process of the last start.
    public final ChildProcess process() {
        var running = process;
        if (running == null) {
            throw new ServerFailure(
                    "Expected %s to be started, but it never was."
                            .formatted(getClass().getSimpleName()));
        }
        return running;
    }

    abstract ChildProcess launch();

    abstract void awaitReady(ChildProcess started);

    /// What asks this server to end in order.
    Signal stopSignal() {
        return Signal.TERM;
    }
}
