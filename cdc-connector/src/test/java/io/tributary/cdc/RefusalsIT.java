package io.tributary.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.cdc.capture.StreamRefused;
import io.tributary.cdc.change.UnmappableChange;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What stops the stream, each with one line that names the way out.
class RefusalsIT {
    private static final String PARTITIONS =
            "select format('alter table %s replica identity {}', inhrelid::regclass) from pg_inherits where inhparent = 'trial.items'::regclass";

    private final TrialDatabase database = new TrialDatabase();
    private final TrialTopics topics = new TrialTopics();
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
    void a_role_that_row_security_holds_back() throws Exception {
        // Given
        database.run("alter role tributary_capture nobypassrls");

        try (var connector = new TrialConnector(TrialConnector.settings())) {
            // When
            Throwable end = connector.awaitEnd();

            // Then
            assertThat(end)
                    .isInstanceOf(StreamRefused.class)
                    .hasMessageContaining("ALTER ROLE tributary_capture BYPASSRLS");
        } finally {
            database.run("alter role tributary_capture bypassrls");
        }
    }

    @Test
    void a_role_without_replication() throws Exception {
        // Given
        database.run("alter role tributary_capture noreplication");

        try (var connector = new TrialConnector(TrialConnector.settings())) {
            // When
            Throwable end = connector.awaitEnd();

            // Then
            assertThat(end)
                    .isInstanceOf(StreamRefused.class)
                    .hasMessageContaining("ALTER ROLE tributary_capture REPLICATION");
        } finally {
            database.run("alter role tributary_capture replication");
        }
    }

    @Test
    void a_publication_that_is_not_there() throws Exception {
        // Given
        database.run("alter publication tributary rename to elsewhere");

        try (var connector = new TrialConnector(TrialConnector.settings())) {
            // When
            Throwable end = connector.awaitEnd();

            // Then
            assertThat(end)
                    .isInstanceOf(StreamRefused.class)
                    .hasMessageContaining("./tributary schema apply");
        } finally {
            database.run("alter publication elsewhere rename to tributary");
        }
    }

    @Test
    void another_partition_count_than_the_topics_have() throws Exception {
        // Given
        TrialConnector.streaming().close();
        database.run("update platform.installation set partition_count = 8");

        try (var connector = new TrialConnector(TrialConnector.settings())) {
            // When
            Throwable end = connector.awaitEnd();

            // Then
            assertThat(end)
                    .isInstanceOf(StreamRefused.class)
                    .hasMessageContaining("to have 8 partitions");
        } finally {
            database.run("update platform.installation set partition_count = 4");
        }
    }

    @Test
    void a_slot_that_is_gone() throws Exception {
        // Given
        publishOne();
        database.run("select pg_drop_replication_slot(slot_name) from pg_replication_slots");

        try (var connector = new TrialConnector(TrialConnector.settings())) {
            // When
            Throwable end = connector.awaitEnd();

            // Then
            assertThat(end)
                    .isInstanceOf(StreamRefused.class)
                    .hasMessageContaining("it is gone")
                    .hasMessageContaining("--tributary.cdc.repair=true");
        }
    }

    @Test
    void a_slot_that_was_made_anew() throws Exception {
        // Given
        publishOne();
        database.run(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots",
                TrialDatabase.update(organization, id, "name = 'lost'"),
                "select pg_create_logical_replication_slot('tributary', 'pgoutput')");

        try (var connector = new TrialConnector(TrialConnector.settings())) {
            // When
            Throwable end = connector.awaitEnd();

            // Then
            assertThat(end)
                    .isInstanceOf(StreamRefused.class)
                    .hasMessageContaining("it was made anew")
                    .hasMessageContaining("--tributary.cdc.repair=true");
        }
    }

    @Test
    void another_database_than_the_topics_were_made_from() throws Exception {
        // Given
        publishOne();
        database.run("update platform.installation set cluster_id = gen_random_uuid()");

        try (var connector = new TrialConnector(TrialConnector.settings())) {
            // When
            Throwable end = connector.awaitEnd();

            // Then
            assertThat(end)
                    .isInstanceOf(StreamRefused.class)
                    .hasMessageContaining("Expected the database");
        }
    }

    @Test
    void an_unchanged_wide_value_that_the_log_does_not_carry() throws Exception {
        // Given
        database.run(
                TrialDatabase.insert(organization, id, "wide"),
                TrialDatabase.update(
                        organization,
                        id,
                        "note = (select string_agg(md5(g::text), '') from generate_series(1, 640) g)"));
        replicaIdentity("default");

        try (var connector = TrialConnector.streaming()) {
            // When
            database.run(TrialDatabase.update(organization, id, "step = 7"));
            Throwable end = connector.awaitEnd();

            // Then
            assertThat(end)
                    .isInstanceOf(UnmappableChange.class)
                    .hasMessageContaining("trial.items")
                    .hasMessageContaining("'note'")
                    .hasMessageContaining("REPLICA IDENTITY FULL");
        } finally {
            replicaIdentity("full");
        }
    }

    private void replicaIdentity(String identity) throws Exception {
        for (String sql : database.query(PARTITIONS.replace("{}", identity))) {
            database.run(sql);
        }
    }

    private void publishOne() throws Exception {
        try (var connector = TrialConnector.streaming()) {
            database.run(TrialDatabase.insert(organization, id, "published"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    !topics.read(TrialTopics.ITEMS, organization + "/" + id)
                                            .isEmpty());
        }
    }
}
