package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The projector is killed at any moment: while it restores, in the middle of a transaction, right
/// after a commit.
class RollupSurvivesKillsIT {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int OPERATIONS = FULL ? 200_000 : 10_000;
    private static final int KILLS = FULL ? 30 : 3;

    @Test
    void rollups_equal_the_rows_after_random_changes_and_kills(@TempDir Path directory)
            throws InterruptedException {
        // Given
        RandomCalls calls = new RandomCalls(7, 6, 2_000);
        Random moments = new Random(11);
        Path state = directory.resolve("state");
        try (CallTopics topics = new CallTopics(RealServers.shared(), 1)) {

            // When
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = RollupProcess.start(state, topics.projector());
                long before = topics.applied();
                write(calls, topics, OPERATIONS / KILLS);
                if (kill % 3 != 2) {
                    await().atMost(Duration.ofSeconds(90)).until(() -> moved(topics, before));
                }
                // Some die at work, and every third one while it starts or restores.
                process.waitFor(Duration.ofMillis(moments.nextInt(1_500)));
                process.destroyForcibly().waitFor();
            }
            write(calls, topics, OPERATIONS % KILLS);
            Process last = RollupProcess.start(state, topics.projector());
            try {
                await().atMost(Duration.ofMinutes(3)).until(topics::readsEverything);
            } finally {
                last.destroyForcibly().waitFor();
            }

            // Then
            assertThat(RecomputedRollup.figuresOf(topics.documents))
                    .isEqualTo(RecomputedRollup.of(calls.rows.values()));
        }
    }

    private static void write(RandomCalls calls, CallTopics topics, int operations) {
        for (int i = 0; i < operations; i++) {
            topics.send(calls.next());
        }
        topics.flush();
    }

    private static boolean moved(CallTopics topics, long before) {
        topics.readsEverything();
        return topics.applied() > before;
    }
}
