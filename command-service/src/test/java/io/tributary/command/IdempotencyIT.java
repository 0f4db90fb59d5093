package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IdempotencyIT {
    private static final String KEY = "Idempotency-Key";

    private final Trial trial = Trial.shared();

    @Test
    void five_hundred_equal_requests_at_once_have_one_effect_and_one_answer() {
        // Given
        Tenant owner = trial.found();

        // When
        List<Reply> replies =
                Parallel.all(
                        500,
                        i ->
                                owner.send(
                                        "dialer.lead.create",
                                        "{\"phone\": \"+4930123456\"}",
                                        KEY,
                                        "the-same"));

        // Then
        assertThat(replies).extracting(Reply::status).containsOnly(201);
        Set<String> answers =
                replies.stream().map(r -> r.body().toString()).collect(Collectors.toSet());
        assertThat(answers).hasSize(1);
        assertThat(owner.count("dialer.leads", "true")).isEqualTo(1);
        assertThat(owner.count("platform.journal", "command = 'dialer.lead.create'")).isEqualTo(1);
    }

    @Test
    void a_repeated_update_is_answered_again_even_when_its_version_has_passed() {
        // Given
        Tenant owner = trial.found();
        String lead = owner.lead("+4930123456");
        String body = "{\"id\": \"%s\", \"age\": 40}".formatted(lead);

        // When
        Reply first = owner.send("dialer.lead.update", body, KEY, "k", "If-Match", "\"1\"");
        Reply second = owner.send("dialer.lead.update", body, KEY, "k", "If-Match", "\"1\"");

        // Then
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(owner.count("dialer.leads", "version = 2")).isEqualTo(1);
    }

    @Test
    void a_key_for_another_request_is_refused() {
        // Given
        Tenant owner = trial.found();
        owner.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}", KEY, "k");

        // When
        Reply other = owner.send("dialer.lead.create", "{\"phone\": \"+4930123457\"}", KEY, "k");

        // Then
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("CMD-307");
        assertThat(owner.count("dialer.leads", "true")).isEqualTo(1);
    }

    @Test
    void the_same_fields_in_another_order_are_the_same_request() {
        // Given
        Tenant owner = trial.found();
        Reply first =
                owner.send(
                        "dialer.lead.create",
                        "{\"phone\": \"+4930123456\", \"age\": 40}",
                        KEY,
                        "k");

        // When
        Reply second =
                owner.send(
                        "dialer.lead.create", "{\"age\":40,\"phone\":\"+4930123456\"}", KEY, "k");

        // Then
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void a_key_belongs_to_the_user_who_sent_it() {
        // Given
        Tenant owner = trial.found();
        Tenant colleague = owner.member("member");
        owner.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}", KEY, "k");

        // When
        Reply reply =
                colleague.send("dialer.lead.create", "{\"phone\": \"+4930123457\"}", KEY, "k");

        // Then
        assertThat(reply.status()).isEqualTo(201);
        assertThat(owner.count("dialer.leads", "true")).isEqualTo(2);
    }

    @Test
    void a_refused_request_may_be_sent_again_with_its_key() {
        // Given
        Tenant owner = trial.found();
        String campaign = owner.send("dialer.campaign.create", "{\"name\": \"Spring\"}").id();
        String body = "{\"id\": \"%s\"}".formatted(campaign);
        Reply refused = owner.send("dialer.campaign.pause", body, KEY, "k");
        owner.send("dialer.campaign.launch", body);

        // When
        Reply again = owner.send("dialer.campaign.pause", body, KEY, "k");

        // Then
        assertThat(refused.code()).isEqualTo("CMD-306");
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
    }

    @Test
    void a_batch_and_a_rules_command_are_answered_again_too() {
        // Given
        Tenant owner = trial.found();
        String commands =
                """
                {"command": "dialer.lead.create", "body": {"phone": "+4930123456"}},
                {"command": "dialer.campaign.create", "body": {"name": "Spring"}}\
                """;
        String member =
                "{\"user_id\": \"%s\", \"display_name\": \"Ada\"}".formatted(owner.organization());

        // When
        Reply first = owner.batch(commands, KEY, "batch");
        Reply second = owner.batch(commands, KEY, "batch");
        Reply added = owner.send("identity.organization_member.create", member, KEY, "rule");
        Reply addedAgain = owner.send("identity.organization_member.create", member, KEY, "rule");

        // Then
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(addedAgain.body()).isEqualTo(added.body());
        assertThat(owner.count("dialer.leads", "true")).isEqualTo(1);
    }
}
