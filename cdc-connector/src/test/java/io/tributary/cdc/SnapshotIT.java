package io.tributary.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.ChangeHeader;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows that were there before the stream, and rows that change while they are read.
class SnapshotIT {
    private final TrialDatabase database = new TrialDatabase();
    private final TrialTopics topics = new TrialTopics();
    private final TrialValues items = new TrialValues(TrialConnector.tables(), TrialValues.ITEMS);
    private final UUID organization = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        topics.delete();
        database.create();
        database.empty();
        database.run("select pg_drop_replication_slot(slot_name) from pg_replication_slots");
    }

    @Test
    void rows_from_before_the_first_start_are_published_once() throws Exception {
        // Given
        database.run(
                TrialDatabase.insert(organization, id, "from before"),
                "insert into trial.items (organization_id, id, name) select '%s', uuidv7(), 'row ' || g from generate_series(1, 2500) g"
                        .formatted(organization));

        // When
        try (var first = TrialConnector.streaming()) {
            await(() -> assertThat(topics.read(TrialTopics.ITEMS)).hasSize(2501));
        }
        try (var second = TrialConnector.streaming()) {
            database.run(TrialDatabase.update(organization, id, "name = 'later'"));

            // Then
            await(() -> assertThat(topics.read(TrialTopics.ITEMS)).hasSize(2502));
            assertThat(lastName()).isEqualTo("later");
            assertThat(topics.read(TrialTopics.ITEMS, organization + "/" + id))
                    .extracting(r -> TrialTopics.headers(r).get(ChangeHeader.OPERATION))
                    .containsExactly("snapshot", "update");
        }
    }

    @Test
    void an_update_held_open_across_the_initial_snapshot_ends_as_the_last_record()
            throws Exception {
        // Given
        database.run(TrialDatabase.insert(organization, id, "old"));
        try (Connection held = database.connect();
                var statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute(TrialDatabase.update(organization, id, "name = 'new'"));

            // When
            try (var connector = new TrialConnector(TrialConnector.settings())) {
                // The slot waits for every open transaction before the snapshot is taken.
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(
                                () ->
                                        !database.query(
                                                        "select slot_name from pg_replication_slots")
                                                .isEmpty());
                held.commit();
                connector.awaitStreaming();

                // Then
                await(() -> assertThat(lastName()).isEqualTo("new"));
                database.run(TrialDatabase.update(organization, id, "step = 1"));
                await(() -> assertThat(records()).isGreaterThanOrEqualTo(2));
                assertThat(lastName()).isEqualTo("new");
            }
        }
    }

    @Test
    void an_update_held_open_across_an_incremental_snapshot_ends_as_the_last_record()
            throws Exception {
        // Given
        database.run(
                TrialDatabase.insert(organization, id, "old"),
                "insert into trial.items (organization_id, id, name) select '%s', uuidv7(), 'row ' || g from generate_series(1, 3000) g"
                        .formatted(organization));
        try (var connector = TrialConnector.streaming();
                Connection held = database.connect();
                var statement = held.createStatement()) {
            await(() -> assertThat(topics.read(TrialTopics.ITEMS)).hasSize(3001));
            held.setAutoCommit(false);
            statement.execute(TrialDatabase.update(organization, id, "name = 'new'"));

            // When
            connector.snapshot(List.of(TrialValues.ITEMS));
            await(() -> assertThat(topics.read(TrialTopics.ITEMS).size()).isGreaterThan(3001));
            held.commit();

            // Then
            await(() -> assertThat(lastName()).isEqualTo("new"));
            await(() -> assertThat(topics.read(TrialTopics.ITEMS).size()).isGreaterThan(6000));
            assertThat(lastName()).isEqualTo("new");
        }
    }

    @Test
    void rows_deleted_and_inserted_again_during_an_incremental_snapshot_end_as_they_are()
            throws Exception {
        // Given
        database.run(
                "insert into trial.items (organization_id, id, name) select '%s', uuidv7(), 'row' from generate_series(1, 5000) g"
                        .formatted(organization),
                TrialDatabase.insert(organization, id, "old"));
        try (var connector = TrialConnector.streaming()) {
            await(() -> assertThat(topics.read(TrialTopics.ITEMS)).hasSize(5001));

            // When
            connector.snapshot(List.of(TrialValues.ITEMS));
            for (int i = 0; i < 200; i++) {
                database.run(
                        TrialDatabase.delete(organization, id),
                        TrialDatabase.insert(organization, id, "again " + i));
            }

            // Then
            await(() -> assertThat(topics.read(TrialTopics.ITEMS).size()).isGreaterThan(10_000));
            await(() -> assertThat(lastName()).isEqualTo("again 199"));
            assertThat(
                            topics.read(TrialTopics.ITEMS, organization + "/" + id).stream()
                                    .filter(r -> r.value() == null)
                                    .count())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_request_that_is_in_the_log_when_the_connector_dies_is_carried_out_by_the_next()
            throws Exception {
        // Given
        database.run(TrialDatabase.insert(organization, id, "there"));
        var dying = TrialConnector.streaming();
        await(() -> assertThat(records()).isEqualTo(1));
        dying.close();

        // When
        dying.snapshot(List.of(TrialValues.ITEMS));
        assertThat(records()).isEqualTo(1);

        // Then
        try (var _ = TrialConnector.streaming()) {
            await(() -> assertThat(records()).isEqualTo(2));
        }
    }

    @Test
    void a_repair_reads_every_table_again_from_a_new_slot() throws Exception {
        // Given
        database.run(TrialDatabase.insert(organization, id, "before"));
        try (var connector = TrialConnector.streaming()) {
            await(() -> assertThat(lastName()).isEqualTo("before"));
        }
        database.run(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots",
                TrialDatabase.update(organization, id, "name = 'missed by the stream'"));

        // When
        try (var connector = new TrialConnector(TrialConnector.settings(200_000, true))) {
            connector.awaitStreaming();

            // Then
            await(() -> assertThat(lastName()).isEqualTo("missed by the stream"));
        }
        try (var connector = TrialConnector.streaming()) {
            database.run(TrialDatabase.update(organization, id, "name = 'followed again'"));
            await(() -> assertThat(lastName()).isEqualTo("followed again"));
        }
    }

    private int records() {
        return topics.read(TrialTopics.ITEMS, organization + "/" + id).size();
    }

    private String lastName() {
        var found = topics.read(TrialTopics.ITEMS, organization + "/" + id);
        if (found.isEmpty() || found.getLast().value() == null) {
            return "none";
        }
        return items.row(found.getLast()).get("name").toString();
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
