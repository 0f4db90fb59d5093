package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints how fast a rollup is on this machine, exactly once and from the real broker: the backlog
/// it works off, and how long a single change takes until a reader of its topic sees it.
class RollupPaceIT {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int BACKLOG = FULL ? 300_000 : 30_000;
    private static final int SINGLE_CHANGES = FULL ? 400 : 40;

    @Test
    void a_backlog_is_worked_off_and_single_changes_are_seen_soon(@TempDir Path directory) {
        // Given
        RandomCalls calls = new RandomCalls(3, 40, 50_000);
        StreamsSettings settings =
                new StreamsSettings(
                        directory.resolve("state"),
                        "1",
                        Duration.ofMillis(Integer.getInteger("pace.flush", 50)),
                        Duration.ofMillis(Integer.getInteger("pace.commit", 100)),
                        Integer.getInteger("pace.threads", 1));
        try (CallTopics topics = new CallTopics(RealServers.shared(), 2);
                ReadModelStreams streams =
                        new ReadModelStreams(
                                CallDomain.rollup(), 2, settings, topics.projector())) {
            for (int i = 0; i < BACKLOG; i++) {
                topics.send(calls.next());
            }
            topics.flush();

            // When
            streams.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> streams.trouble().isEmpty());
            long begin = System.nanoTime();
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(1))
                    .until(topics::readsEverything);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] waits = new long[SINGLE_CHANGES];
            for (int i = 0; i < waits.length; i++) {
                waits[i] = microsecondsUntilSeen(topics, calls);
            }

            // Then
            Arrays.sort(waits);
            System.out.printf(
                    "rollup: %d records in %.2f s = %.0f/s; a single change is seen after p50 %.1f ms, p99 %.1f ms%n",
                    topics.applied(),
                    seconds,
                    topics.applied() / seconds,
                    waits[waits.length / 2] / 1000.0,
                    waits[waits.length * 99 / 100] / 1000.0);
            assertThat(waits[waits.length / 2]).isLessThan(TimeUnit.SECONDS.toMicros(1));
        }
    }

    private static long microsecondsUntilSeen(CallTopics topics, RandomCalls calls) {
        topics.send(calls.next());
        long begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(topics::readsEverything);
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
    }
}
