package io.tributary.cdc.capture;

import io.tributary.cdc.publish.StreamFenced;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the stream in a thread of its own, from the application's start to its stop. A stream that
/// cannot go on ends the process, so that whoever supervises it notices.
public final class StreamLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLifecycle.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    /// Exit code: an operator must act.
    public static final int REFUSED = 2;

    /// Exit code: another instance has taken over.
    public static final int FENCED = 3;

    private final Stream stream;
    private final Runnable stop;
    private volatile @Nullable Thread thread;

    /// Streams until it is stopped or cannot go on.
    public interface Stream {
        void run() throws InterruptedException;
    }

    public StreamLifecycle(Stream stream, Runnable stop) {
        this.stream = stream;
        this.stop = stop;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("stream").start(this::run);
    }

    private void run() {
        try {
            stream.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error over) {
            LOG.atError().log("The stream has ended: {}", over.getMessage());
            LOG.atDebug().setCause(over).log("Ended by");
            // Not System.exit: its shutdown hooks would wait for this very thread.
            Runtime.getRuntime().halt(over instanceof StreamFenced ? FENCED : REFUSED);
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stop.run();
        try {
            running.join(STOP_PATIENCE);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
