package io.tributary.projector.topology;

import io.tributary.projector.intake.GrowingPause;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides what follows when a stream thread dies: a transient failure gets a new thread after a
/// pause that grows, anything else stops this read model. Other read models go on in either case.
///
/// Nothing is lost by either answer: the dead thread's transaction is aborted.
final class StreamsFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsFailures.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(12);

    private final String application;
    private final Consumer<String> trouble;
    private final Consumer<Duration> pause;
    private final GrowingPause growing = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);

    /// @param trouble is told what stands in the way
    /// @param pause waits in the dying thread
    StreamsFailures(String application, Consumer<String> trouble, Consumer<Duration> pause) {
        this.application = application;
        this.trouble = trouble;
        this.pause = pause;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        trouble.accept(reason(failure));
        if (!isTransient(failure)) {
            LOG.atError()
                    .addKeyValue("application", application)
                    .setCause(failure)
                    .log("Read model stopped");
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.atWarn()
                .addKeyValue("application", application)
                .setCause(failure)
                .log("Stream thread is replaced");
        pause.accept(growing.next());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /// The read model runs again; the next failure is a first one.
    void recovered() {
        growing.reset();
    }

    private static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException || cause instanceof UncheckedIOException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
