package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import io.tributary.schemas.contract.PresentedKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// From an invitation to a membership.
@Covers({"ID-9", "ID-4"})
class InvitationIT {
    private final Trial trial = Trial.shared();
    private final Tenant owner = trial.found();
    private final Tenant stranger = owner.as(UUID.randomUUID());

    /// @param id of the invitation
    /// @param secret that its letter has
    private record Letter(String id, String secret) {}

    @Test
    void who_has_the_secret_becomes_a_member_in_the_invited_role_once() {
        // Given
        Letter letter = invite(owner, "editor", Instant.now().plusSeconds(3600));
        Tenant second = owner.as(UUID.randomUUID());

        // When
        Reply accepted = accept(stranger, letter.secret());
        Reply again = accept(second, letter.secret());

        // Then
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        assertThat(accepted.id()).isEqualTo(letter.id());
        assertThat(again.code()).isEqualTo("CMD-306");
        assertThat(member(stranger)).isEqualTo("editor active Ada");
        assertThat(member(second)).isEqualTo("null");
        assertThat(
                        stranger.send("identity.role.create", "{\"key\": \"k\", \"name\": \"K\"}")
                                .code())
                .as("an editor, not an admin")
                .isEqualTo("CMD-203");
    }

    @Test
    void of_many_at_once_one_gets_in() {
        // Given
        Letter letter = invite(owner, "member", Instant.now().plusSeconds(3600));

        // When
        List<Reply> replies =
                Parallel.all(8, i -> accept(owner.as(UUID.randomUUID()), letter.secret()));

        // Then
        assertThat(replies.stream().filter(r -> r.status() == 200)).hasSize(1);
        assertThat(owner.count("identity.organization_members", "status = 'active'")).isEqualTo(2);
    }

    @Test
    void a_secret_that_is_wrong_over_revoked_or_of_another_organization_opens_nothing() {
        // Given
        Letter over = invite(owner, "member", Instant.now().plusSeconds(3600));
        trial.sql(
                "update identity.invitations set expires_at = now() - interval '1 second' where id = '%s'"
                        .formatted(over.id()));
        Letter revoked = invite(owner, "member", Instant.now().plusSeconds(3600));
        owner.send("identity.invitation.revoke", "{\"id\": \"%s\"}".formatted(revoked.id()));
        Letter elsewhere = invite(trial.found(), "member", Instant.now().plusSeconds(3600));

        // When
        List<Reply> replies =
                List.of(
                        accept(stranger, over.secret()),
                        accept(stranger, revoked.secret()),
                        accept(stranger, elsewhere.secret()),
                        accept(stranger, "no secret of anything at all"),
                        accept(
                                new Tenant(trial, UUID.randomUUID(), stranger.user()),
                                revoked.secret()));

        // Then
        assertThat(replies)
                .extracting(Reply::code)
                .containsExactly("CMD-306", "CMD-306", "CMD-301", "CMD-301", "CMD-202");
        assertThat(member(stranger)).isEqualTo("null");
    }

    @Test
    void it_takes_a_seat_and_none_that_is_not_there() {
        // Given
        Letter letter = invite(owner, "member", Instant.now().plusSeconds(3600));
        limit(1);

        // When
        Reply full = accept(stranger, letter.secret());
        limit(2);
        Reply free = accept(stranger, letter.secret());

        // Then
        assertThat(full.code()).as(full.toString()).isEqualTo("CMD-309");
        assertThat(free.status()).as(free.toString()).isEqualTo(200);
    }

    @Test
    void who_was_suspended_does_not_come_back_by_it_and_who_was_removed_does() {
        // Given
        Tenant suspended = owner.member("member");
        send(owner, "suspend", suspended);
        Tenant removed = owner.member("admin");
        send(owner, "remove", removed);
        Letter letter = invite(owner, "viewer", Instant.now().plusSeconds(3600));

        // When
        Reply refused = accept(suspended, letter.secret());
        Reply back = accept(removed, letter.secret());

        // Then
        assertThat(refused.code()).as(refused.toString()).isEqualTo("CMD-308");
        assertThat(back.status()).as(back.toString()).isEqualTo(200);
        assertThat(member(removed)).isEqualTo("viewer active Ada");
    }

    @Test
    void nobody_invites_above_their_role_and_no_key_accepts() {
        // Given
        Tenant admin = owner.member("admin");
        Letter letter = invite(admin, "admin", Instant.now().plusSeconds(3600));
        String secret = "0123456789012345678901234";
        owner.send(
                "identity.api_key.create",
                "{\"name\": \"App\", \"prefix\": \"app1\", \"key_hash\": \"%s\", \"role\": \"admin\"}"
                        .formatted(PresentedKey.hashOf(secret)));

        // When
        Reply above =
                admin.send(
                        "identity.invitation.create",
                        body("owner", UUID.randomUUID().toString(), Instant.now().plusSeconds(60)));
        Reply key =
                trial.post(
                        "/v1/organizations/%s/commands/identity.invitation.accept"
                                .formatted(owner.organization()),
                        null,
                        acceptance(letter.secret()).getBytes(StandardCharsets.UTF_8),
                        "Api-Key",
                        "trb_app1_" + secret);

        // Then
        assertThat(above.code()).as(above.toString()).isEqualTo("CMD-203");
        assertThat(key.code()).as(key.toString()).isEqualTo("CMD-203");
    }

    private Letter invite(Tenant by, String role, Instant until) {
        String secret = UUID.randomUUID().toString();
        Reply reply = by.send("identity.invitation.create", body(role, secret, until));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return new Letter(reply.id(), secret);
    }

    private static String body(String role, String secret, Instant until) {
        return "{\"email\": \"ada@example.org\", \"role\": \"%s\", \"token_hash\": \"%s\", \"expires_at\": \"%s\"}"
                .formatted(role, PresentedKey.hashOf(secret), until);
    }

    private static Reply accept(Tenant who, String secret) {
        return who.send("identity.invitation.accept", acceptance(secret));
    }

    private static String acceptance(String secret) {
        return "{\"secret\": \"%s\", \"display_name\": \"Ada\"}".formatted(secret);
    }

    private static void send(Tenant by, String verb, Tenant member) {
        Reply reply =
                by.send(
                        "identity.organization_member." + verb,
                        "{\"id\": \"%s\"}".formatted(membership(member)));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    private static String membership(Tenant member) {
        return String.valueOf(
                member.trial()
                        .sql(
                                "select id from identity.organization_members where organization_id = '%s' and user_id = '%s'"
                                        .formatted(member.organization(), member.user())));
    }

    private String member(Tenant who) {
        return String.valueOf(
                trial.sql(
                        "select concat_ws(' ', role, status, display_name) from identity.organization_members where organization_id = '%s' and user_id = '%s'"
                                .formatted(who.organization(), who.user())));
    }

    private void limit(int seats) {
        trial.sql(
                "update identity.organizations set member_limit = %d where organization_id = '%s'"
                        .formatted(seats, owner.organization()));
    }
}
