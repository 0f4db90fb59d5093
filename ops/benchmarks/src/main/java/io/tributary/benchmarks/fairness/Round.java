package io.tributary.benchmarks.fairness;

import io.tributary.benchmarks.fairness.Sender.Answer;
import io.tributary.benchmarks.load.OpenLoop;
import io.tributary.benchmarks.load.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What the nine got in a stretch of time, and the tenth if it sent too.
record Round(List<Answer> nine, List<Answer> tenth) {
    static final int TOO_MANY = 429;

    /// @param ninePerSecond of the nine together
    /// @param tenthPerSecond 0 to leave the tenth out
    static Round run(
            List<Sender> nine,
            double ninePerSecond,
            Sender tenth,
            double tenthPerSecond,
            Duration time)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Answer>> flood =
                    threads.submit(() -> loop(List.of(tenth), tenthPerSecond, time));
            List<Answer> few = loop(nine, ninePerSecond, time);
            return new Round(few, flood.get());
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Answer> loop(List<Sender> senders, double perSecond, Duration time)
            throws InterruptedException {
        return perSecond == 0
                ? List.of()
                : OpenLoop.run(
                        (int) (perSecond * time.toSeconds()),
                        perSecond,
                        i -> senders.get(i % senders.size()).send());
    }

    double p95OfNine() {
        return Percentiles.of(nine.stream().mapToLong(Answer::nanos).toArray()).millis(95);
    }

    static long count(List<Answer> answers, int status) {
        return answers.stream().filter(a -> a.status() == status).count();
    }

    /// Those that stand in the journal: neither 401, 429 nor a failure.
    static long decided(List<Answer> answers) {
        return answers.stream().filter(a -> a.status() < 500 && a.status() != TOO_MANY).count();
    }
}
