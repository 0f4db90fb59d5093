package io.tributary.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.cdc.capture.StreamLifecycle;
import java.io.StringReader;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// Whatever happens to the connector, a read_committed reader sees every transaction whole, once
/// and in order.
class CrashIT {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int KILLS = FULL ? 10 : 2;
    private static final int ROWS = FULL ? 20_000 : 5_000;

    private final TrialDatabase database = new TrialDatabase();
    private final TrialTopics topics = new TrialTopics();
    private final TopicHistory history = new TopicHistory(database, topics);

    @BeforeEach
    void fresh() throws Exception {
        topics.delete();
        database.create();
        database.empty();
    }

    @Test
    void killed_again_and_again_while_a_copy_streams() throws Exception {
        // Given
        AtomicBoolean writing = new AtomicBoolean(true);
        ChildConnector connector = ChildConnector.start("first").awaitStreaming();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> small = writers.submit(() -> writeSmallTransactions(writing));
            awaitFirst();

            // When
            for (int i = 0; i < KILLS; i++) {
                copyRows();
                pauseUpTo(Duration.ofMillis(2500));
                connector.kill();
                history.assertOnlyWholeTransactions();
                connector = ChildConnector.start("after-kill-" + i).awaitStreaming();
            }
            writing.set(false);
            small.get(30, TimeUnit.SECONDS);

            // Then
            awaitComplete();
            history.assertEqual();
        } finally {
            connector.close();
        }
    }

    @Test
    void a_frozen_instance_that_wakes_after_a_take_over_publishes_nothing_and_ends()
            throws Exception {
        // Given
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
                ChildConnector frozen = ChildConnector.start("frozen").awaitStreaming()) {
            Future<?> small = writers.submit(() -> writeSmallTransactions(writing));
            awaitFirst();
            copyRows();
            pauseUpTo(Duration.ofMillis(1500));

            // When
            frozen.freeze();
            try (ChildConnector successor = ChildConnector.start("successor").awaitStreaming()) {
                copyRows();
                frozen.thaw();

                // Then
                assertThat(frozen.awaitExit()).isEqualTo(StreamLifecycle.FENCED);
                assertThat(frozen.log()).contains("another instance has taken over");
                writing.set(false);
                small.get(30, TimeUnit.SECONDS);
                awaitComplete();
                history.assertEqual();
                assertThat(successor.isAlive()).isTrue();
            }
        }
    }

    @Test
    void killed_in_the_middle_of_a_transaction_that_is_published_in_parts() throws Exception {
        // Given
        String inParts = "--tributary.cdc.rows-per-kafka-transaction=1000";
        ChildConnector connector = ChildConnector.start("parts", inParts).awaitStreaming();
        try {
            copyRows(); // makes the second one follow a stored position
            awaitComplete();
            long before = topics.end(TrialTopics.ITEMS);

            // When
            copyRows(5 * ROWS);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> topics.end(TrialTopics.ITEMS) > before + ROWS);
            connector.kill();
            assertThat(history.isComplete()).as("killed before the end").isFalse();
            connector = ChildConnector.start("parts-again", inParts).awaitStreaming();

            // Then
            awaitComplete();
            history.assertEqual();
        } finally {
            connector.close();
        }
    }

    private void copyRows() throws Exception {
        copyRows(ROWS);
    }

    private void copyRows(int count) throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("00000000-0000-7000-8000-")
                    .append("%012d".formatted(i % 50))
                    .append('\t')
                    .append(UUID.randomUUID())
                    .append("\tcopied ")
                    .append(i)
                    .append('\n');
        }
        try (var connection = database.connect()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy trial.items (organization_id, id, name) from stdin",
                            new StringReader(rows.toString()));
        }
    }

    private Void writeSmallTransactions(AtomicBoolean writing) throws Exception {
        while (writing.get()) {
            UUID organization = UUID.randomUUID();
            UUID id = UUID.randomUUID();
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(TrialDatabase.insert(organization, id, "small"));
                statement.execute(TrialDatabase.insert(organization, UUID.randomUUID(), "other"));
                connection.commit();
                statement.execute(TrialDatabase.update(organization, id, "step = step + 1"));
                connection.commit();
                statement.execute(TrialDatabase.delete(organization, id));
                statement.execute(TrialDatabase.insert(organization, id, "again"));
                connection.commit();
            }
            pauseUpTo(Duration.ofMillis(40));
        }
        return null;
    }

    /// A position is stored: whoever dies before begins with a snapshot, which tells no history.
    private void awaitFirst() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> topics.end(TrialTopics.ITEMS) > 0);
    }

    private void awaitComplete() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(history::isComplete);
    }

    private static void pauseUpTo(Duration longest) {
        long nanos = ThreadLocalRandom.current().nextLong(longest.toNanos());
        Awaitility.await()
                .pollDelay(Duration.ofNanos(nanos))
                .atMost(Duration.ofNanos(nanos).plusSeconds(10))
                .until(() -> true);
    }
}
