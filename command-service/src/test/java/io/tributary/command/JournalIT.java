package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("PL-2")
class JournalIT {
    private final Trial trial = Trial.shared();

    @Test
    void a_command_is_journaled_with_its_row_before_and_after() {
        // Given
        Tenant owner = trial.found();
        String lead = owner.lead("+4930123456");

        // When
        owner.send("dialer.lead.update", "{\"id\": \"%s\", \"age\": 40}".formatted(lead));

        // Then
        assertThat(
                        owner.count(
                                "platform.journal",
                                """
                                command = 'dialer.lead.update' and outcome = 'accepted'
                                and actor = '%s' and traceparent is not null
                                and changes->0->>'table' = 'dialer.leads'
                                and changes->0->'before'->>'age' is null
                                and changes->0->'after'->>'age' = '40'
                                and changes->0->'after'->>'version' = '2'\
                                """
                                        .formatted(owner.user())))
                .isEqualTo(1);
    }

    @Test
    void what_the_database_refuses_is_journaled_too() {
        // Given
        Tenant owner = trial.found();
        owner.lead("+4930123456");

        // When
        owner.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");

        // Then
        assertThat(owner.count("platform.journal", "outcome = 'refused' and code = 'CMD-303'"))
                .isEqualTo(1);
    }

    @Test
    void a_write_from_outside_raises_the_version_and_is_journaled_as_external()
            throws SQLException {
        // Given
        Tenant owner = trial.found();
        String lead = owner.lead("+4930123456");

        // When
        try (Connection outside = trial.connect("tributary_outside");
                var statement = outside.createStatement()) {
            outside.setAutoCommit(false);
            statement.execute(
                    "select set_config('tributary.organization', '%s', true)"
                            .formatted(owner.organization()));
            statement.execute("update dialer.leads set age = 41, version = 99");
            outside.commit();
        }
        trial.sql("delete from dialer.leads where id = '" + lead + "'");

        // Then
        assertThat(
                        owner.count(
                                "platform.journal",
                                """
                                command = 'external' and actor = 'database:tributary_outside'
                                and changes->0->>'table' = 'dialer.leads'
                                and changes->0->'after'->>'version' = '2'\
                                """))
                .isEqualTo(1);
        assertThat(
                        owner.count(
                                "platform.journal",
                                """
                                command = 'external' and actor = 'database:postgres'
                                and changes->0->>'operation' = 'delete'\
                                """))
                .isEqualTo(1);
    }

    @Test
    void a_touch_writes_the_row_as_it_stands_and_is_not_journaled() throws SQLException {
        // Given
        Tenant owner = trial.found();
        owner.lead("+4930123456");

        // When
        try (Connection repair = trial.connect("tributary_repair");
                var statement = repair.createStatement()) {
            repair.setAutoCommit(false);
            statement.execute("set local tributary.repair = 'on'");
            statement.execute(
                    "update dialer.leads set age = 7 where organization_id = '%s'"
                            .formatted(owner.organization()));
            repair.commit();
        }

        // Then
        assertThat(owner.count("dialer.leads", "version = 1 and age is null")).isEqualTo(1);
        assertThat(owner.count("platform.journal", "command = 'external'")).isZero();
    }

    @Test
    void entries_are_sealed_within_seconds() {
        // Given
        Tenant owner = trial.found();

        // When
        owner.lead("+4930123456");
        owner.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}");

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(sealed(owner))
                                        .isEqualTo(owner.count("platform.journal", "true"))
                                        .isEqualTo(3));
    }

    private long sealed(Tenant owner) {
        return Long.parseLong(
                String.valueOf(
                        trial.sql(
                                "select coalesce(sum(entries), 0) from platform.journal_seals where"
                                        + " organization_id = '"
                                        + owner.organization()
                                        + "'")));
    }

    @Test
    void a_batch_is_all_or_nothing() {
        // Given
        Tenant owner = trial.found();

        // When
        Trial.Reply refused =
                owner.batch(
                        """
                        {"command": "dialer.campaign.create", "body": {"name": "Spring"}},
                        {"command": "dialer.lead.create", "body": {"phone": "+4930123456"}},
                        {"command": "dialer.lead.create", "body": {"phone": "+4930123456"}}\
                        """);
        Trial.Reply accepted =
                owner.batch(
                        """
                        {"command": "dialer.campaign.create", "body": {"name": "Spring"}},
                        {"command": "dialer.lead.create", "body": {"phone": "+4930123456"}},
                        {"command": "dialer.lead.create", "body": {"phone": "+4930123457"}}\
                        """);

        // Then
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
        assertThat(accepted.body().get("results").size()).isEqualTo(3);
        assertThat(owner.count("dialer.campaigns", "true")).isEqualTo(1);
        assertThat(owner.count("dialer.leads", "true")).isEqualTo(2);
    }

    @Test
    void a_mixed_batch_answers_in_its_order_whatever_refers_to_what() {
        // Given
        Tenant owner = trial.found();
        UUID campaign = UUID.randomUUID();
        UUID lead = UUID.randomUUID();

        // When
        Trial.Reply accepted =
                owner.batch(
                        """
                        {"command": "dialer.campaign.create", "body": {"id": "%1$s", "name": "Spring"}},
                        {"command": "dialer.call_log.create", "body": {"lead_id": "%3$s", "campaign_id": "%1$s",
                            "started_at": "2026-01-01T10:00:00.000Z", "outcome": "no_answer"}},
                        {"command": "dialer.lead.create", "body": {"id": "%2$s", "phone": "+4930123461"}},
                        {"command": "dialer.call_log.create", "body": {"lead_id": "%2$s", "campaign_id": "%1$s",
                            "started_at": "2026-01-01T10:01:00.000Z", "outcome": "no_answer"}},
                        {"command": "dialer.lead.update", "body": {"id": "%2$s", "first_name": "Ada"}},
                        {"command": "dialer.lead.create", "body": {"phone": "+4930123462"}}\
                        """
                                .formatted(campaign, lead, owner.lead("+4930123460")));

        // Then
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        var results = accepted.body().get("results");
        assertThat(results.size()).isEqualTo(6);
        assertThat(results.get(0).get("id").asString()).isEqualTo(campaign.toString());
        assertThat(results.get(2).get("id").asString()).isEqualTo(lead.toString());
        assertThat(results.get(4).get("id").asString()).isEqualTo(lead.toString());
        assertThat(results.get(4).get("version").asLong()).isEqualTo(2);
        assertThat(owner.count("dialer.call_logs", "lead_id = '" + lead + "'")).isEqualTo(1);
        assertThat(owner.count("dialer.call_logs", "true")).isEqualTo(2);
        assertThat(
                        owner.count(
                                "platform.journal",
                                "command = 'dialer.call_log.create' and outcome = 'accepted'"))
                .isEqualTo(1);
    }
}
