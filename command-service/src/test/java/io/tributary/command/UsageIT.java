package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an organization used.
@Covers("ID-14")
class UsageIT {
    private final Trial trial = Trial.shared();
    private final Operator operator = Operator.of(trial);
    private final Tenant owner = trial.found();

    @Test
    void an_admin_reads_what_was_accepted_refused_and_too_much() {
        // Given
        String first = campaign();
        owner.send("dialer.campaign.create", first, "Idempotency-Key", "once");
        owner.send("dialer.campaign.create", first, "Idempotency-Key", "once");
        owner.batch(
                "{\"command\": \"dialer.campaign.create\", \"body\": %s},".formatted(campaign())
                        + "{\"command\": \"dialer.campaign.create\", \"body\": %s}"
                                .formatted(campaign()));
        owner.send(
                "dialer.campaign.update",
                "{\"id\": \"%s\", \"name\": \"None\"}".formatted(UUID.randomUUID()));
        owner.as(UUID.randomUUID()).send("dialer.campaign.create", campaign());
        operator.limit(owner.organization(), "dialer.sms_message.send", 0, 60);
        owner.send("dialer.sms_message.send", "{\"phone\": \"+15550100\", \"body\": \"Hello\"}");

        // When
        await().atMost(Duration.ofSeconds(20)).until(() -> sum("limited") > 0);

        // Then
        assertThat(List.of(sum("commands"), sum("refusals"), sum("limited"), sum("imported_rows")))
                .containsExactly(4L, 1L, 1L, 0L);
    }

    @Test
    void members_below_admin_and_strangers_do_not_read_it_and_operators_do() {
        // Given
        String path = path(owner);
        Tenant manager = owner.member("manager");

        // When
        Reply ofManager = trial.ask("GET", path, manager.user());
        Reply ofStranger = trial.ask("GET", path, UUID.randomUUID());
        Reply ofOperator =
                trial.send(
                        HttpRequest.newBuilder(trial.address(path))
                                .header(
                                        "Authorization",
                                        "Bearer " + trial.issuer().operatorToken(operator.user()))
                                .build());

        // Then
        assertThat(List.of(ofManager.code(), ofStranger.code()))
                .containsExactly("CMD-203", "CMD-202");
        assertThat(ofOperator.status()).isEqualTo(200);
    }

    private long sum(String figure) {
        long sum = 0;
        for (JsonNode hour : trial.ask("GET", path(owner), owner.user()).body().get("hours")) {
            sum += hour.get(figure).asLong(0);
        }
        return sum;
    }

    private static String path(Tenant tenant) {
        return "/v1/organizations/%s/usage?days=1".formatted(tenant.organization());
    }

    private static String campaign() {
        return "{\"name\": \"%s\"}".formatted(UUID.randomUUID());
    }
}
