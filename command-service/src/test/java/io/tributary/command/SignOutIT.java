package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Sessions that are ended: tokens of before open nothing from that moment on.
@Covers("ID-7")
class SignOutIT {
    private static final String LEAD = "{\"phone\": \"+4930123456\"}";
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Trial trial = Trial.shared();
    private final Tenant owner = trial.found();
    private final Tenant admin = owner.member("admin");
    private final Tenant member = owner.member("member");

    @Test
    void a_token_of_before_is_refused_at_once_and_one_of_afterwards_opens() {
        // Given
        Instant before = Instant.now();
        Reply open = send(member, before, "dialer.lead.create", LEAD);

        // When
        Reply signedOut = signOut(member, before, member);
        List<Reply> refused =
                List.of(
                        send(member, before, "dialer.lead.create", LEAD),
                        member.send("dialer.lead.create", LEAD),
                        signOut(member, before, member));
        Reply afterwards =
                send(member, before.plus(LATER), "dialer.lead.create", LEAD.replace("456", "457"));

        // Then
        assertThat(List.of(open.status(), signedOut.status(), afterwards.status()))
                .as(signedOut.toString() + afterwards)
                .containsExactly(201, 200, 201);
        assertThat(refused).extracting(Reply::code).containsOnly("CMD-201");
        assertThat(refused).extracting(Reply::status).containsOnly(401);
    }

    @Test
    void it_ends_sessions_of_that_person_in_that_organization_only() {
        // Given
        Instant before = Instant.now();
        Tenant elsewhere = trial.found();
        elsewhere.send(
                "identity.organization_member.create",
                "{\"user_id\": \"%s\", \"display_name\": \"M\"}".formatted(member.user()));

        // When
        Reply byAdmin = signOut(admin, before, member);
        Reply others = send(admin, before, "dialer.lead.create", LEAD);
        Reply there =
                send(
                        elsewhere.as(member.user()),
                        before,
                        "dialer.lead.create",
                        LEAD.replace("456", "458"));

        // Then
        assertThat(List.of(byAdmin.status(), others.status(), there.status()))
                .as(byAdmin.toString() + others + there)
                .containsExactly(200, 201, 201);
        assertThat(send(member, before, "dialer.lead.create", LEAD).code()).isEqualTo("CMD-201");
    }

    @Test
    void nobody_signs_out_somebody_stronger_and_members_only_themselves() {
        // Given
        Instant now = Instant.now();

        // When
        List<Reply> refused =
                List.of(signOut(admin, now, owner), signOut(member, now, owner.member("viewer")));

        // Then
        assertThat(refused).extracting(Reply::code).containsOnly("CMD-203");
    }

    private Reply signOut(Tenant by, Instant issued, Tenant whom) {
        return send(
                by,
                issued,
                "identity.organization_member.sign_out",
                "{\"id\": \"%s\"}".formatted(membership(whom.user())));
    }

    private Reply send(Tenant by, Instant issued, String command, String body) {
        String token = trial.issuer().tokenWith(by.user(), Map.of("iat", Date.from(issued)));
        return by.send(command, body, "Authorization", "Bearer " + token);
    }

    private String membership(UUID user) {
        return String.valueOf(
                trial.sql(
                        "select id from identity.organization_members where organization_id = '%s' and user_id = '%s'"
                                .formatted(owner.organization(), user)));
    }
}
