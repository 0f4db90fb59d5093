package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("ID-15")
class StepUpIT {
    private final Trial trial = Trial.shared();

    @Test
    void where_it_is_required_a_sensitive_command_needs_a_token_of_several_factors() {
        // Given
        Tenant owner = trial.found();
        Reply before = key(owner, Map.of());
        assertThat(require(owner, true, Map.of()).status()).isEqualTo(200);

        // When
        List<Reply> refused =
                List.of(
                        key(owner, Map.of()),
                        key(owner, Map.of("amr", List.of("pwd"))),
                        key(owner, Map.of("aal", "aal1")),
                        require(owner, false, Map.of()),
                        owner.batch(
                                "{\"command\": \"identity.api_key.create\", \"body\": %s}"
                                        .formatted(body())));
        List<Reply> accepted =
                List.of(
                        before,
                        key(owner, Map.of("amr", List.of("pwd", "mfa"))),
                        key(owner, Map.of("aal", "aal2")),
                        key(owner, Map.of("acr", "aal3")),
                        owner.send("dialer.lead.create", "{\"phone\": \"+4930123456\"}"));

        // Then
        assertThat(accepted).as(accepted.toString()).extracting(Reply::status).containsOnly(201);
        assertThat(refused).extracting(Reply::code).containsOnly("CMD-207");
        assertThat(refused).extracting(Reply::status).containsOnly(401);
        assertThat(refused)
                .allMatch(
                        r ->
                                r.header("WWW-Authenticate")
                                                .startsWith(
                                                        "Bearer error=\"insufficient_user_authentication\"")
                                        && r.header("WWW-Authenticate").contains("acr_values="));
    }

    @Test
    void a_second_factor_takes_the_requirement_away_again_in_that_organization_only() {
        // Given
        Tenant owner = trial.found();
        Tenant other = trial.found();
        require(owner, true, Map.of());

        // When
        Reply elsewhere = key(other, Map.of());
        Reply lifted = require(owner, false, Map.of("amr", List.of("mfa")));
        Reply afterwards = key(owner, Map.of());

        // Then
        assertThat(List.of(elsewhere.status(), lifted.status(), afterwards.status()))
                .containsExactly(201, 200, 201);
    }

    private Reply require(Tenant by, boolean required, Map<String, Object> claims) {
        return by.send(
                "identity.organization.require_step_up",
                "{\"step_up_required\": %s}".formatted(required),
                "Authorization",
                "Bearer " + trial.issuer().tokenWith(by.user(), claims));
    }

    private Reply key(Tenant by, Map<String, Object> claims) {
        return by.send(
                "identity.api_key.create",
                body(),
                "Authorization",
                "Bearer " + trial.issuer().tokenWith(by.user(), claims));
    }

    private static String body() {
        String hash = UUID.randomUUID().toString().replace("-", "").repeat(2);
        return "{\"name\": \"K\", \"prefix\": \"shop1\", \"key_hash\": \"%s\"}".formatted(hash);
    }
}
