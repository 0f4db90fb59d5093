package io.tributary.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The journal's months come and go, and its topic has every entry once.
@Covers("PL-2")
class JournalPartitionsIT {
    private static final String TOPIC = "tributary.platform.journal";

    /// As the journal was made before it had months.
    private static final List<String> WITHOUT_MONTHS =
            List.of(
                    "drop table platform.journal cascade",
                    "set role tributary_owner",
                    """
                    create table platform.journal (
                        organization_id uuid not null,
                        id uuid not null default uuidv7(),
                        occurred_at timestamptz(3) not null default now(),
                        actor text not null,
                        command text not null,
                        outcome text not null check (outcome in ('accepted', 'refused')),
                        code text,
                        traceparent text,
                        idempotency_key text,
                        transaction xid8 not null default pg_current_xact_id(),
                        changes jsonb not null default '[]',
                        primary key (organization_id, id)
                    ) partition by hash (organization_id)
                    """,
                    """
                    do $$ begin
                        for remainder in 0..3 loop
                            execute format('create table platform.journal_p%s partition of '
                                || 'platform.journal for values with (modulus 4, remainder %s)',
                                remainder, remainder);
                        end loop;
                    end $$
                    """,
                    "grant insert, select on platform.journal to tributary_command, tributary_recorder",
                    "grant select on platform.journal to tributary_capture, tributary_verify",
                    "alter table platform.journal enable row level security",
                    "alter table platform.journal force row level security",
                    "create policy own_organization on platform.journal using (organization_id ="
                            + " nullif(current_setting('tributary.organization', true), '')::uuid)",
                    "reset role",
                    "create trigger refuse_truncate before truncate on platform.journal"
                            + " for each statement execute function platform.refuse_truncate()",
                    "alter publication tributary add table platform.journal");

    private final TrialDatabase database = new TrialDatabase();
    private final TrialTopics topics = new TrialTopics();
    private final UUID organization = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init")
    private TrialConnector connector;

    @BeforeEach
    void begin() throws Exception {
        topics.delete();
        database.create();
        database.empty();
    }

    @AfterEach
    void end() throws SQLException {
        connector.close();
        database.create();
    }

    @Test
    void a_home_from_before_the_months_goes_on_without_a_gap_and_is_not_rewritten()
            throws Exception {
        // Given
        database.run(WITHOUT_MONTHS.toArray(String[]::new));
        connector = TrialConnector.streaming();
        String old = written("before");
        List<String> files = files("journal_p%");

        // When
        database.create();
        String next = written("after");
        awaitEntries(List.of(old, next));
        connector.close();
        connector = TrialConnector.streaming();
        String last = written("after a new start");

        // Then
        awaitEntries(List.of(old, next, last));
        assertThat(files("journal_p%")).isEqualTo(files);
        assertThat(database.query("select name from platform.journal_partitions"))
                .hasSize(4)
                .contains("journal_before");
        assertThat(
                        database.query(
                                "select tablename from pg_publication_tables where schemaname ="
                                        + " 'platform' and tablename like 'journal%'"))
                .containsExactly("journal");
        assertThat(
                        database.query(
                                "select count(*) from information_schema.role_table_grants where"
                                        + " table_schema = 'platform' and table_name like 'journal_before%'"
                                        + " and grantee in ('tributary_command', 'tributary_capture')"))
                .containsExactly("0");
        assertThat(journaled("journal_before")).contains(old);
    }

    @Test
    void months_are_made_ahead_and_an_entry_of_a_later_month_is_published() throws Exception {
        // Given
        connector = TrialConnector.streaming();
        database.run("drop table platform." + latestPart());

        // When
        database.runAs("tributary_command", "select platform.make_journal_partitions(3)");
        String later =
                entered(
                        "platform.first_journal_id(date_trunc('month', now()) + interval '3 months')");

        // Then
        awaitEntries(List.of(later));
        assertThat(journaled(latestPart())).containsExactly(later);
        assertThat(database.query("select platform.make_journal_partitions(3)"))
                .containsExactly("0");
    }

    @Test
    void a_sealed_month_is_dropped_and_nobody_is_told_that_its_entries_went() throws Exception {
        // Given
        connector = TrialConnector.streaming();
        monthOf2024();
        String old = entered("platform.first_journal_id('2024-01-15')");
        awaitEntries(List.of(old));

        // When
        List<String> unsealed = dropped(24);
        database.runAs("tributary_command", "select platform.seal_journal(100000)");
        List<String> never = dropped(0);
        List<String> young = dropped(600);
        List<String> sealed = dropped(24);
        String next = written("later");

        // Then
        assertThat(List.of(unsealed, never, young)).containsOnly(List.of("0"));
        assertThat(sealed).containsExactly("1");
        awaitEntries(List.of(old, next));
        assertThat(topics.read(TOPIC)).allSatisfy(r -> assertThat(r.value()).isNotNull());
        assertThat(database.query("select to_regclass('platform.journal_2024_01')"))
                .containsExactly((String) null);
        assertThat(
                        database.query(
                                "select entries from platform.journal_seals where organization_id = '"
                                        + organization
                                        + "' and first_id < platform.first_journal_id('2024-02-01')"))
                .containsExactly("1");
    }

    private void monthOf2024() throws SQLException {
        database.run(
                "set role tributary_owner",
                "create table platform.journal_2024_01 (like platform.journal including defaults"
                        + " including constraints)",
                "do $$ begin execute format('alter table platform.journal attach partition"
                        + " platform.journal_2024_01 for values from (%L) to (%L)',"
                        + " platform.first_journal_id('2024-01-01'),"
                        + " platform.first_journal_id('2024-02-01')); end $$");
    }

    /// What the service is told that asks for it.
    private List<String> dropped(int keep) throws SQLException {
        return database.query("select platform.drop_journal_partitions(" + keep + ")");
    }

    /// Writes a row from outside; returns the id of the entry that tells it.
    private String written(String name) throws SQLException {
        UUID id = UUID.randomUUID();
        database.run(TrialDatabase.insert(organization, id, name));
        return database.query(
                        "select id from platform.journal where changes->0->>'id' = '" + id + "'")
                .getFirst();
    }

    /// Enters something under that id.
    private String entered(String id) throws SQLException {
        return database.query(
                        "insert into platform.journal (organization_id, id, actor, command, outcome)"
                                + " values ('%s', %s, 'a', 'c', 'refused') returning id"
                                        .formatted(organization, id))
                .getFirst();
    }

    private List<String> journaled(String part) throws SQLException {
        return database.query("select id from platform." + part);
    }

    private String latestPart() throws SQLException {
        return database.query(
                        "select name from platform.journal_partitions order by below_id desc limit 1")
                .getFirst();
    }

    private List<String> files(String tables) throws SQLException {
        return database.query(
                "select pg_relation_filepath(oid) from pg_class where relkind = 'r' and relname like '"
                        + tables
                        + "' order by relname");
    }

    private void awaitEntries(List<String> ids) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(topics.read(TOPIC).stream().map(TrialTopics::key))
                                        .filteredOn(key -> key.startsWith("" + organization))
                                        .containsExactlyElementsOf(
                                                ids.stream()
                                                        .map(id -> organization + "/" + id)
                                                        .toList()));
    }
}
