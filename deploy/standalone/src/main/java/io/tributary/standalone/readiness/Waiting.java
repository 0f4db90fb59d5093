package io.tributary.standalone.readiness;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks again and again, since HTTP does not call back, until there is no complaint or no time
/// left. Made when the time begins.
final class Waiting {
    private static final long PAUSE_MILLIS = 100;

    private final Duration patience;
    private final String advice;
    private final long deadline;

    /// @param advice a sentence for whoever waited in vain
    Waiting(Duration patience, String advice) {
        this.patience = patience;
        this.advice = advice;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /// @param what completes "Expected …"
    /// @param onComplaint runs after each complaint; it may end the waiting by throwing
    /// @throws ServerFailure with the last complaint when the time is over, or when interrupted
    void until(String what, Question question, Runnable onComplaint) {
        while (true) {
            var complaint = ask(question);
            if (complaint == null) {
                return;
            }
            onComplaint.run();
            if (System.nanoTime() > deadline) {
                throw new ServerFailure(
                        "Expected %s within %d s, but: %s. %s"
                                .formatted(what, patience.toSeconds(), complaint, advice));
            }
            pause(what);
        }
    }

    private static @Nullable String ask(Question question) {
        try {
            return question.complaint();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void pause(String what) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting for " + what + ".", e);
        }
    }

    /// Null when all is well, else what is not.
    interface Question {
        @Nullable String complaint() throws IOException;
    }
}
