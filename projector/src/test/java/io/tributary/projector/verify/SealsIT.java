package io.tributary.projector.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.projector.verify.JournalReport.SealedOrganization;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was entered into the journal cannot be changed unseen.
@Covers("ID-11")
class SealsIT {
    private static final TrialJournal JOURNAL = new TrialJournal();

    private final JournalVerification verification = new JournalVerification(JOURNAL.database());
    private final UUID organization = UUID.randomUUID();

    @BeforeAll
    static void create() {
        JOURNAL.create();
    }

    @Test
    void every_entry_is_sealed_once_and_the_seals_are_a_chain() throws SQLException {
        // Given
        UUID other = UUID.randomUUID();
        JOURNAL.enter(organization, 3);
        JOURNAL.enter(other, 5);
        sealAll();
        JOURNAL.enter(organization, 1500);

        // When
        sealAll();

        // Then
        assertThat(verified().problem()).isEmpty();
        assertThat(verified().entries()).isEqualTo(1503);
        assertThat(verified().seals()).isEqualTo(3);
        assertThat(seals("encode(hash, 'hex')").getLast()).isEqualTo(verified().newestHash());
        assertThat(verification.verify(Optional.of(other)).text())
                .contains("0 differences in 1 organizations: 5 entries under 1 seals");
        assertThat(JOURNAL.seal()).isZero();
    }

    @Test
    void an_entry_of_a_transaction_that_commits_late_is_sealed_in_its_place() throws SQLException {
        // Given
        sealAll();
        try (Connection slow = JOURNAL.connect("postgres");
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(TrialJournal.entering(organization, 1));

            // When
            JOURNAL.enter(organization, 1);
            long early = JOURNAL.seal();
            statement.execute(TrialJournal.entering(organization, 1));
            slow.commit();
            sealAll();

            // Then
            assertThat(early).isZero();
        }
        assertThat(verified().problem()).isEmpty();
        assertThat(verified().entries()).isEqualTo(3);
    }

    @Test
    void an_entry_whose_id_is_older_than_sealed_ones_is_sealed_behind_them() throws SQLException {
        // Given
        JOURNAL.enter(organization, 2);
        sealAll();

        // When
        JOURNAL.tamper(
                "insert into platform.journal (organization_id, id, actor, command, outcome) values"
                        + " ('%s', uuidv7(interval '-1 hour'), 'a', 'c', 'refused')"
                                .formatted(organization));
        sealAll();

        // Then
        assertThat(verified().problem()).isEmpty();
        assertThat(verified().entries()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTERED | update platform.journal set actor = 'somebody else'",
                "ALTERED | update platform.journal set changes = '[{\"n\": 7}]'",
                "ALTERED | update platform.journal set occurred_at = occurred_at - interval '1 ms'",
                "ALTERED | update platform.journal set code = ''",
                "MISSING | delete from platform.journal",
            })
    void an_entry_that_was_changed_is_found_with_the_range_it_lies_in(String kind, String sql)
            throws SQLException {
        // Given
        JOURNAL.enter(organization, 4);
        sealAll();
        JOURNAL.enter(organization, 4);
        sealAll();
        String victim = entries().get(5);

        // When
        JOURNAL.tamper(
                sql
                        + " where organization_id = '%s' and id = '%s'"
                                .formatted(organization, victim));

        // Then
        JournalReport report = verification.verify(Optional.of(organization));
        assertThat(report.problems()).isEqualTo(1);
        assertThat(report.text())
                .contains(kind + " seal 2, from " + seals("first_id::text").getLast())
                .doesNotContain("0 differences");
    }

    @Test
    void an_entry_that_was_slipped_in_is_found_wherever_it_is() throws SQLException {
        // Given
        JOURNAL.enter(organization, 4);
        JOURNAL.enter(organization, 4);
        sealAll();

        // When
        JOURNAL.tamper(
                """
                insert into platform.journal (organization_id, actor, command, outcome, transaction)
                select organization_id, actor, command, outcome, transaction from platform.journal
                where organization_id = '%s' order by transaction, id limit 1"""
                        .formatted(organization));

        // Then
        assertThat(verified().problem()).startsWith("ADDED").contains("seal 1");
    }

    @Test
    void an_entry_behind_the_last_seal_with_an_old_transaction_is_found() throws SQLException {
        // Given
        UUID other = UUID.randomUUID();
        JOURNAL.enter(organization, 1);
        JOURNAL.enter(other, 1);
        sealAll();

        // When
        JOURNAL.tamper(
                """
                insert into platform.journal (organization_id, id, actor, command, outcome, transaction)
                select '%s', id, actor, command, outcome, transaction from platform.journal
                where organization_id = '%s'"""
                        .formatted(organization, other));

        // Then
        assertThat(verified().problem()).startsWith("ADDED   behind seal 1");
    }

    @Test
    void a_seal_that_is_gone_or_written_anew_breaks_the_chain() throws SQLException {
        // Given
        for (int i = 0; i < 3; i++) {
            JOURNAL.enter(organization, 2);
            sealAll();
        }
        String second = " where organization_id = '%s' and number = 2".formatted(organization);

        // When
        JOURNAL.tamper("update platform.journal_seals set hash = sha256('x')" + second);
        String rewritten = verified().problem();
        JOURNAL.tamper("delete from platform.journal_seals" + second);
        String gone = verified().problem();

        // Then
        assertThat(rewritten).startsWith("ALTERED seal 2");
        assertThat(gone).startsWith("SEALS").contains("expected seal 2").contains("found seal 3");
    }

    @Test
    void nobody_but_the_sealer_writes_seals_and_no_service_reads_them() throws SQLException {
        assertThat(
                        JOURNAL.query(
                                "postgres",
                                "select distinct grantee || ' ' || privilege_type from"
                                        + " information_schema.role_table_grants where table_schema ="
                                        + " 'platform' and table_name = 'journal_seals' and grantee <>"
                                        + " 'tributary_owner' order by 1"))
                .containsExactly(
                        "tributary_recorder INSERT",
                        "tributary_recorder SELECT",
                        "tributary_verify SELECT");
    }

    private static void sealAll() throws SQLException {
        long sealed;
        do {
            sealed = JOURNAL.seal();
        } while (sealed > 0);
    }

    private SealedOrganization verified() throws SQLException {
        return verification.verify(Optional.of(organization)).organizations().getFirst();
    }

    private List<String> entries() throws SQLException {
        return JOURNAL.query(
                "postgres",
                "select id from platform.journal where organization_id = '%s' order by transaction, id"
                        .formatted(organization));
    }

    private List<String> seals(String column) throws SQLException {
        return JOURNAL.query(
                "postgres",
                "select %s from platform.journal_seals where organization_id = '%s' order by number"
                        .formatted(column, organization));
    }
}
