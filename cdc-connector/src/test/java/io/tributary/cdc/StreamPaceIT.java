package io.tributary.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How soon a commit is known downstream, and how fast a backlog drains. The figures are printed;
/// only what is promised is asserted.
class StreamPaceIT {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int SINGLE_CHANGES = FULL ? 200_000 : 20_000;
    private static final Duration IDLE = FULL ? Duration.ofSeconds(30) : Duration.ofSeconds(5);
    private static final int QUIET_COMMITS = 5;
    private static final int COMMITS = FULL ? 500 : 100;
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(20);

    private final TrialDatabase database = new TrialDatabase();
    private final TrialTopics topics = new TrialTopics();

    @BeforeEach
    void fresh() throws Exception {
        topics.delete();
        database.create();
        database.empty();
    }

    @Test
    void a_commit_after_quiet_seconds_is_known_within_100_ms() throws Exception {
        // Given
        try (var connector = TrialConnector.streaming();
                var progress = topics.tail(TopicName.PROGRESS);
                Connection connection = database.connect();
                var insert = insert(connection)) {
            commitAndAwait(insert, progress);
            Awaitility.await().pollDelay(IDLE).timeout(Duration.ofMinutes(1)).until(() -> true);
            progress.poll(Duration.ZERO);

            // When
            List<Long> quiet = new ArrayList<>();
            for (int i = 0; i < QUIET_COMMITS; i++) {
                quiet.add(commitAndAwait(insert, progress));
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                progress.poll(Duration.ZERO);
            }
            List<Long> steady = new ArrayList<>();
            for (int i = 0; i < COMMITS; i++) {
                LockSupport.parkNanos(BETWEEN_COMMITS.toNanos());
                steady.add(commitAndAwait(insert, progress));
            }

            // Then
            long first = quiet.getFirst();
            Collections.sort(quiet);
            Collections.sort(steady);
            System.out.printf(
                    "Commit to progress record: first after %d s idle %.1f ms, one a second p50 %.1f ms; at up to 50/s p50 %.1f ms, p99 %.1f ms%n",
                    IDLE.toSeconds(),
                    first / 1e6,
                    quiet.get(QUIET_COMMITS / 2) / 1e6,
                    steady.get(COMMITS / 2) / 1e6,
                    steady.get(COMMITS * 99 / 100) / 1e6);
            assertThat(Duration.ofNanos(quiet.get(QUIET_COMMITS / 2)))
                    .isLessThan(Duration.ofMillis(100));
            if (FULL) {
                // Only with nothing else on the machine.
                assertThat(Duration.ofNanos(first)).isLessThan(Duration.ofMillis(100));
            }
        }
    }

    @Test
    void a_backlog_of_single_row_transactions_drains() throws Exception {
        // Given
        try (var connector = TrialConnector.streaming()) {
            database.run(TrialDatabase.insert(UUID.randomUUID(), UUID.randomUUID(), "warm"));
            Awaitility.await().until(() -> !topics.read(TrialTopics.ITEMS).isEmpty());
        }
        database.run(
                "set synchronous_commit = off",
                """
                do $$ begin
                    perform set_config('session_replication_role', 'replica', false);
                    for i in 1..%d loop
                        insert into trial.items (organization_id, id, name) values (
                            ('00000000-0000-7000-8000-' || lpad((i %% 50)::text, 12, '0'))::uuid,
                            uuidv7(), 'a name of usual length ' || i);
                        commit;
                    end loop;
                end $$
                """
                        .formatted(SINGLE_CHANGES));

        // When
        long begin = System.nanoTime();
        try (var connector = TrialConnector.streaming()) {
            long streaming = System.nanoTime();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> topics.end(TrialTopics.ITEMS) >= SINGLE_CHANGES);

            // Then
            long end = System.nanoTime();
            System.out.printf(
                    "Drained %d single-row transactions in %.1f s: %.0f/s (start of streaming %.1f s)%n",
                    SINGLE_CHANGES,
                    (end - streaming) / 1e9,
                    SINGLE_CHANGES / ((end - streaming) / 1e9),
                    (streaming - begin) / 1e9);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(topics.read(TrialTopics.ITEMS))
                                            .hasSize(SINGLE_CHANGES + 1));
        }
    }

    private static PreparedStatement insert(Connection connection) throws Exception {
        return connection.prepareStatement(
                "with written as (insert into trial.items (organization_id, id, name) values (?, ?, 'timed') returning 1) select pg_current_xact_id()::text from written");
    }

    private static long commitAndAwait(
            PreparedStatement insert, KafkaConsumer<byte[], byte[]> progress) throws Exception {
        insert.setObject(1, UUID.randomUUID());
        insert.setObject(2, UUID.randomUUID());
        long transaction;
        try (var row = insert.executeQuery()) {
            row.next();
            transaction = Long.parseLong(row.getString(1));
        }
        long committed = System.nanoTime();
        while (System.nanoTime() - committed < TimeUnit.SECONDS.toNanos(20)) {
            for (var record : progress.poll(Duration.ofMillis(100))) {
                if (ControlJson.read(record.value(), ProgressRecord.class)
                        .transactions()
                        .contains(transaction)) {
                    return System.nanoTime() - committed;
                }
            }
        }
        throw new AssertionError("No progress record names " + transaction);
    }
}
