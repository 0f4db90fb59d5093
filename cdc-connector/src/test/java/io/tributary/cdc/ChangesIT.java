package io.tributary.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.JournalSchema;
import java.time.Duration;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a committed change looks like in its topic.
class ChangesIT {
    private static final TrialDatabase DATABASE = new TrialDatabase();
    private static final TrialTopics TOPICS = new TrialTopics();
    private static final String NOTICES = "tributary.trial.notices";
    private static final TrialValues ITEMS =
            new TrialValues(TrialConnector.tables(), TrialValues.ITEMS);

    @SuppressWarnings("NullAway.Init")
    private static TrialConnector connector;

    @BeforeAll
    static void start() throws Exception {
        TOPICS.delete();
        DATABASE.create();
        DATABASE.empty();
        connector = TrialConnector.streaming();
    }

    @AfterAll
    static void stop() {
        connector.close();
    }

    @Test
    void an_insert_an_update_and_a_delete_arrive_in_order_with_their_headers() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        String key = organization + "/" + id;

        // When
        DATABASE.run(
                TrialDatabase.insert(organization, id, "first"),
                TrialDatabase.update(
                        organization,
                        id,
                        "name = 'second', price = 12.5, due = '2026-11-21', labels = '{a,b}'"),
                TrialDatabase.delete(organization, id));

        // Then
        await(() -> assertThat(TOPICS.read(TrialTopics.ITEMS, key)).hasSize(3));
        var records = TOPICS.read(TrialTopics.ITEMS, key);
        assertThat(records)
                .extracting(r -> TrialTopics.headers(r).get(ChangeHeader.OPERATION))
                .containsExactly("create", "update", "delete");
        assertThat(records)
                .allSatisfy(
                        r ->
                                assertThat(TrialTopics.headers(r))
                                        .containsEntry(ChangeHeader.ACTOR, "database:postgres")
                                        .containsEntry(ChangeHeader.COMMAND, "external")
                                        .containsKeys(
                                                ChangeHeader.TRANSACTION,
                                                ChangeHeader.LSN,
                                                ChangeHeader.COMMIT_TIME))
                .allSatisfy(
                        r ->
                                assertThat(r.partition())
                                        .isEqualTo(OrganizationPartition.of(organization, 4)));
        GenericRecord row = ITEMS.row(records.get(1));
        assertThat(row.get("name")).hasToString("second");
        assertThat(row.get("version")).isEqualTo(2L);
        assertThat(row.get("labels")).hasToString("[a, b]");
        assertThat(records.get(2).value()).isNull();
    }

    @Test
    void a_transaction_that_only_deletes_is_journaled_and_published_with_who_did_it()
            throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        String key = organization + "/" + id;
        DATABASE.run(TrialDatabase.insert(organization, id, "gone soon"));

        // When
        DATABASE.runAs(
                "tributary_outside",
                "set tributary.organization = '%s'".formatted(organization),
                TrialDatabase.delete(organization, id));

        // Then
        await(() -> assertThat(TOPICS.read(TrialTopics.ITEMS, key)).hasSize(2));
        var deleted = TOPICS.read(TrialTopics.ITEMS, key).getLast();
        assertThat(deleted.value()).isNull();
        assertThat(TrialTopics.headers(deleted))
                .containsEntry(ChangeHeader.OPERATION, "delete")
                .containsEntry(ChangeHeader.ACTOR, "database:tributary_outside")
                .containsEntry(ChangeHeader.COMMAND, "external");
        assertThat(
                        DATABASE.query(
                                "select actor || ' ' || command || ' ' || (changes->0->>'operation') || ' ' || (changes->0->'before'->>'name') || ' ' || transaction from platform.journal where organization_id = '%s' and changes->0->>'operation' = 'delete'"
                                        .formatted(organization)))
                .containsExactly(
                        "database:tributary_outside external delete gone soon "
                                + TrialTopics.headers(deleted).get(ChangeHeader.TRANSACTION));
    }

    @Test
    void a_row_whose_fields_say_who_sees_it_tells_who_saw_it_before() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        UUID author = UUID.randomUUID();
        String row = " where organization_id = '%s' and id = '%s'".formatted(organization, id);

        // When
        DATABASE.run(
                "insert into trial.notices (organization_id, id, created_by) values ('%s', '%s', '%s')"
                        .formatted(organization, id, author),
                "update trial.notices set status = 'shown'" + row,
                "delete from trial.notices" + row);

        // Then
        String key = organization + "/" + id;
        await(() -> assertThat(TOPICS.read(NOTICES, key)).hasSize(3));
        assertThat(TOPICS.read(NOTICES, key))
                .extracting(
                        r -> TrialTopics.headers(r).getOrDefault(ChangeHeader.VISIBLE_BEFORE, "-"))
                .containsExactly("-", "user:" + author + ",role:admin", "everyone");
    }

    @Test
    void the_progress_record_names_the_transaction_and_what_it_moved() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        UUID id = UUID.randomUUID();

        // When
        String transaction =
                DATABASE.query(
                                "with written as (insert into trial.items (organization_id, id, name) values ('%s', '%s', 'x') returning 1) select pg_current_xact_id()::text from written"
                                        .formatted(organization, id))
                        .getFirst();

        // Then
        int partition = OrganizationPartition.of(organization, 4);
        await(
                () ->
                        assertThat(TOPICS.read(TopicName.PROGRESS))
                                .filteredOn(r -> r.partition() == partition)
                                .extracting(r -> ControlJson.read(r.value(), ProgressRecord.class))
                                .anySatisfy(
                                        p -> {
                                            assertThat(p.transactions())
                                                    .contains(Long.parseLong(transaction));
                                            assertThat(p.positions())
                                                    .containsKeys(
                                                            TrialTopics.ITEMS,
                                                            TopicName.of(JournalSchema.TABLE));
                                        }));
    }

    @Test
    void the_journal_is_a_topic_too() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        var journal = new TrialValues(TrialConnector.tables(), JournalSchema.TABLE);

        // When
        DATABASE.run(TrialDatabase.insert(organization, UUID.randomUUID(), "journaled"));

        // Then
        await(
                () ->
                        assertThat(TOPICS.read(TopicName.of(JournalSchema.TABLE)))
                                .filteredOn(r -> TrialTopics.key(r).startsWith("" + organization))
                                .singleElement()
                                .satisfies(
                                        r -> {
                                            GenericRecord entry = journal.row(r);
                                            assertThat(entry.get("changes").toString())
                                                    .contains("journaled");
                                            assertThat(entry.get("transaction").toString())
                                                    .isEqualTo(
                                                            TrialTopics.headers(r)
                                                                    .get(ChangeHeader.TRANSACTION));
                                        }));
    }

    @Test
    void a_wide_text_that_an_update_leaves_alone_arrives_whole() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        DATABASE.run(
                TrialDatabase.insert(organization, id, "wide"),
                TrialDatabase.update(
                        organization,
                        id,
                        "note = (select string_agg(md5(g::text), '') from generate_series(1, 640) g)"));

        // When
        DATABASE.run(TrialDatabase.update(organization, id, "step = 7"));

        // Then
        String key = organization + "/" + id;
        await(() -> assertThat(TOPICS.read(TrialTopics.ITEMS, key)).hasSize(3));
        GenericRecord row = ITEMS.row(TOPICS.read(TrialTopics.ITEMS, key).get(2));
        assertThat(row.get("step")).isEqualTo(7);
        assertThat(row.get("note").toString()).hasSize(20_480);
    }

    @Test
    void an_ordered_tombstone_is_published() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        UUID id = UUID.randomUUID();

        // When
        DATABASE.run(
                "select pg_logical_emit_message(true, 'tributary.tombstone', '{\"table\":\"trial.items\",\"organization\":\"%s\",\"id\":\"%s\"}')"
                        .formatted(organization, id));

        // Then
        await(
                () ->
                        assertThat(TOPICS.read(TrialTopics.ITEMS, organization + "/" + id))
                                .singleElement()
                                .satisfies(r -> assertThat(r.value()).isNull()));
    }

    @Test
    void the_same_id_deleted_and_inserted_again_ends_with_the_new_row() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        DATABASE.run(TrialDatabase.insert(organization, id, "old"));

        // When
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(TrialDatabase.delete(organization, id));
            statement.execute(TrialDatabase.insert(organization, id, "new"));
            connection.commit();
        }

        // Then
        String key = organization + "/" + id;
        await(() -> assertThat(TOPICS.read(TrialTopics.ITEMS, key)).hasSize(3));
        assertThat(ITEMS.row(TOPICS.read(TrialTopics.ITEMS, key).getLast()).get("name"))
                .hasToString("new");
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }
}
