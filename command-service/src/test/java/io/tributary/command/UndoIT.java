package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a command did is taken back.
@Covers("PL-2")
class UndoIT {
    private final Trial trial = Trial.shared();
    private final Tenant owner = trial.found();
    private final Dialer dialer = new Dialer(owner);

    @Test
    void an_update_is_set_back_and_the_undo_can_be_undone() {
        // Given
        String lead = dialer.lead("\"company\": \"Pier\", \"age\": 40");
        owner.send(
                "dialer.lead.update",
                "{\"id\": \"%s\", \"company\": \"Quay\", \"age\": null, \"job\": \"sailor\"}"
                        .formatted(lead));

        // When
        Reply undone = undo(owner, entry("dialer.lead.update"));
        String between = state(lead);
        Reply redone = undo(owner, entry("undo"));

        // Then
        assertThat(undone.status()).as(undone.toString()).isEqualTo(200);
        assertThat(undone.body().at("/results/0/id").asString()).isEqualTo(lead);
        assertThat(undone.body().at("/results/0/version").asLong()).isEqualTo(3);
        assertThat(undone.body().path("token").asString()).isNotEmpty();
        assertThat(between).isEqualTo("Pier 40 -");
        assertThat(redone.status()).as(redone.toString()).isEqualTo(200);
        assertThat(state(lead)).isEqualTo("Quay - sailor");
    }

    @Test
    void what_was_created_goes_and_what_was_deleted_comes_back_with_all_that_went_with_it() {
        // Given
        String campaign = dialer.campaign("active");
        String lead = dialer.lead("\"campaign_id\": \"%s\"".formatted(campaign));
        owner.send("dialer.campaign.delete", "{\"id\": \"%s\"}".formatted(campaign));
        boolean cleared = dialer.of("leads", lead, "campaign_id") == null;

        // When
        Reply undone = undo(owner, entry("dialer.campaign.delete"));

        // Then
        assertThat(cleared).isTrue();
        assertThat(undone.status()).as(undone.toString()).isEqualTo(200);
        assertThat(dialer.of("leads", lead, "campaign_id")).isEqualTo(campaign);
        assertThat(dialer.of("campaigns", campaign, "created_by"))
                .isEqualTo(owner.user().toString());
        assertThat(undo(owner, entry("dialer.lead.create")).code())
                .as("the lead has changed since")
                .isEqualTo("CMD-322");
    }

    @Test
    void all_that_was_committed_together_goes_together() {
        // Given
        UUID campaign = UUID.randomUUID();
        owner.batch(
                """
                {"command": "dialer.campaign.create", "body": {"id": "%1$s", "name": "Spring"}},
                {"command": "dialer.lead.create", "body": {"phone": "%2$s", "campaign_id": "%1$s"}}\
                """
                        .formatted(campaign, Dialer.number()));

        // When
        Reply undone = undo(owner, entry("dialer.lead.create"));

        // Then
        assertThat(undone.status()).as(undone.toString()).isEqualTo(200);
        assertThat(dialer.count("campaigns", "true")).isZero();
        assertThat(dialer.count("leads", "true")).isZero();
        assertThat(
                        owner.count(
                                "platform.journal",
                                "command = 'undo' and jsonb_array_length(changes) = 2 and actor = '%s'"
                                        .formatted(owner.user())))
                .isEqualTo(1);
    }

    @Test
    void a_write_from_outside_is_taken_back_too() {
        // Given
        String lead = dialer.lead("\"age\": 40");
        trial.sql(
                "set timezone = 'Asia/Kolkata'; update dialer.leads set age = 7 where id = '%s'"
                        .formatted(lead));

        // When
        Reply undone = undo(owner, entry("external"));

        // Then
        assertThat(undone.status()).as(undone.toString()).isEqualTo(200);
        assertThat(dialer.of("leads", lead, "age")).isEqualTo("40");
    }

    @Test
    void a_row_that_has_changed_since_is_named_and_nothing_is_touched() {
        // Given
        String first = dialer.lead();
        String second = dialer.lead();
        owner.batch(
                """
                {"command": "dialer.lead.update", "body": {"id": "%s", "age": 41}},
                {"command": "dialer.lead.update", "body": {"id": "%s", "age": 42}}\
                """
                        .formatted(first, second));
        String entry = entry("dialer.lead.update");
        dialer.set("leads", second, "job = 'sailor'");

        // When
        Reply refused = undo(owner, entry);

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CMD-322");
        assertThat(refused.errors()).containsExactly("dialer.leads/%s changed".formatted(second));
        assertThat(dialer.of("leads", first, "age")).isEqualTo("41");
        assertThat(owner.count("platform.journal", "command = 'undo' and outcome = 'refused'"))
                .isEqualTo(1);
    }

    @Test
    void a_row_that_was_made_anew_under_its_id_is_not_taken_for_the_old_one() {
        // Given
        String lead = dialer.lead();
        String entry = entry("dialer.lead.create");
        owner.send("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(lead));
        owner.send(
                "dialer.lead.create",
                "{\"id\": \"%s\", \"phone\": \"%s\"}".formatted(lead, Dialer.number()));

        // Then
        assertThat(undo(owner, entry).errors())
                .containsExactly("dialer.leads/%s changed".formatted(lead));
    }

    @Test
    void a_created_row_that_others_refer_to_by_now_stays() {
        // Given
        String campaign = dialer.campaign("active");
        String entry = entry("dialer.campaign.create");
        dialer.lead("\"campaign_id\": \"%s\"".formatted(campaign));

        // Then
        assertThat(undo(owner, entry).code()).isEqualTo("CMD-305");
        assertThat(dialer.count("campaigns", "true")).isEqualTo(1);
    }

    @Test
    void what_only_a_rule_writes_is_not_taken_back() {
        // Given
        Tenant member = owner.member("member");
        String added = entry("identity.organization_member.create");
        String id =
                trial.sql(
                        "select id from identity.organization_members where user_id = '%s'"
                                .formatted(member.user()));
        Reply changed =
                owner.send(
                        "identity.organization_member.change_role",
                        "{\"id\": \"%s\", \"role\": \"manager\"}".formatted(id));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);

        // Then
        assertThat(undo(owner, added).errors())
                .containsExactly("identity.organization_members/%s no_command".formatted(id));
        assertThat(undo(owner, entry("identity.organization_member.change_role")).errors())
                .containsExactly("identity.organization_members/%s no_command".formatted(id));
    }

    @Test
    void it_needs_what_the_commands_need_that_would_do_it() {
        // Given
        Tenant member = owner.member("member");
        String lead = dialer.lead();
        String entry = entry("dialer.lead.create");

        // Then
        assertThat(undo(member, entry).code()).as("deleting is for managers").isEqualTo("CMD-203");
        assertThat(dialer.count("leads", "true")).isEqualTo(1);
        assertThat(undo(owner, entry).status()).isEqualTo(200);
        assertThat(dialer.of("leads", lead, "id")).isNull();
    }

    @Test
    @Covers("PL-1")
    void an_entry_of_another_organization_is_not_there() {
        // Given
        dialer.lead();
        String entry = entry("dialer.lead.create");
        Tenant stranger = trial.found();

        // Then
        assertThat(undo(stranger, entry).code()).isEqualTo("CMD-321");
        assertThat(undo(owner.as(stranger.user()), entry).code()).isEqualTo("CMD-202");
        assertThat(undo(owner, "nonsense").code()).isEqualTo("CMD-105");
        assertThat(dialer.count("leads", "true")).isEqualTo(1);
    }

    @Test
    void the_same_key_undoes_once() {
        // Given
        dialer.lead();
        String entry = entry("dialer.lead.create");

        // When
        Reply first = undo(owner, entry, "Idempotency-Key", "k");
        Reply second = undo(owner, entry, "Idempotency-Key", "k");

        // Then
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(undo(owner, entry).code()).isEqualTo("CMD-322");
    }

    private Reply undo(Tenant by, String entry, String... headers) {
        return trial.post(
                "/v1/organizations/%s/commands/%s/undo".formatted(by.organization(), entry),
                by.user(),
                new byte[0],
                headers);
    }

    /// The latest accepted entry of the command.
    private String entry(String command) {
        return trial.sql(
                """
                select id from platform.journal where organization_id = '%s' and command = '%s'
                and outcome = 'accepted' order by transaction desc, id desc limit 1"""
                        .formatted(owner.organization(), command));
    }

    private String state(String lead) {
        return trial.sql(
                "select concat_ws(' ', coalesce(company, '-'), coalesce(age::text, '-'), coalesce(job, '-')) from dialer.leads where id = '%s'"
                        .formatted(lead));
    }
}
