package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Apps that write as an organization, by a key of it.
@Covers({"ID-10", "PL-1"})
class ApiKeyIT {
    private static final String LEAD = "{\"phone\": \"+4930123456\"}";

    private Tenant owner;
    private String secret;

    @BeforeEach
    void an_organization_and_a_secret() {
        owner = Trial.shared().found();
        secret = UUID.randomUUID().toString();
    }

    @Test
    void an_app_writes_with_a_key_as_its_own_actor() {
        // Given
        String id = key(owner, "member", "", "").id();

        // When
        List<Reply> replies =
                List.of(
                        send("dialer.lead.create", LEAD),
                        Trial.shared()
                                .post(
                                        "/v1/organizations/%s/commands/dialer.lead.create"
                                                .formatted(owner.organization()),
                                        null,
                                        LEAD.replace("456", "457").getBytes(StandardCharsets.UTF_8),
                                        "Api-Key",
                                        token(secret)));

        // Then
        assertThat(replies).as(replies.toString()).extracting(Reply::status).containsOnly(201);
        assertThat(owner.count("dialer.leads", "created_by = '%s'".formatted(id))).isEqualTo(2);
        assertThat(
                        owner.count(
                                "platform.journal",
                                "command = 'dialer.lead.create' and actor = '%s'".formatted(id)))
                .isEqualTo(2);
        assertThat(
                        owner.count(
                                "identity.api_keys",
                                "id = '%s' and last_used_at > now() - interval '1 minute'"
                                        .formatted(id)))
                .isEqualTo(1);
    }

    @Test
    void a_key_opens_its_own_organization_only() {
        // Given
        key(owner, "owner", "", "");
        Tenant other = Trial.shared().found();

        // When
        List<Reply> replies =
                List.of(
                        sendTo("/v1/organizations/" + other.organization(), secret),
                        sendTo("/v1/organizations/00000000-0000-0000-0000-000000000000", secret),
                        sendTo("/v1/users/me", secret),
                        sendTo("/v1/organizations/" + owner.organization(), secret + "x"));

        // Then
        assertThat(replies).extracting(Reply::code).containsOnly("CMD-201");
        assertThat(other.count("platform.journal", "command = 'dialer.lead.create'")).isZero();
    }

    @Test
    void a_key_does_what_its_role_and_its_scopes_both_allow() {
        // Given
        key(owner, "member", ", \"scopes\": [\"dialer.lead.*\", \"dialer.campaign.create\"]", "");

        // When
        Reply inScope = send("dialer.lead.create", LEAD);
        Reply outOfScope = send("community.social_post.create", "{\"content\": \"x\"}");
        Reply tooStrong = send("dialer.campaign.create", "{\"name\": \"Autumn\"}");
        Reply batch =
                owner.batch(
                        "{\"command\": \"dialer.lead.update\", \"body\": {\"id\": \"%s\", \"age\": 9}}, {\"command\": \"dialer.lead.delete\", \"body\": {\"id\": \"%s\"}}"
                                .formatted(inScope.id(), inScope.id()),
                        "Authorization",
                        "Bearer " + token(secret));

        // Then
        assertThat(inScope.status()).as(inScope.toString()).isEqualTo(201);
        assertThat(List.of(outOfScope.code(), tooStrong.code(), batch.code()))
                .containsOnly("CMD-203");
    }

    @Test
    void a_revoked_a_rotated_and_an_expired_key_open_nothing_from_that_moment_on() {
        // Given
        String id = key(owner, "member", "", "").id();
        assertThat(send("dialer.lead.create", LEAD).status()).isEqualTo(201);
        String old = secret;
        String renewed = UUID.randomUUID().toString();

        // When
        Reply rotated =
                owner.send(
                        "identity.api_key.rotate",
                        "{\"id\": \"%s\", \"key_hash\": \"%s\"}".formatted(id, sha256(renewed)));
        Reply withOld = sendWith(old);
        Reply withNew = sendWith(renewed);
        Reply revoked = owner.send("identity.api_key.revoke", "{\"id\": \"%s\"}".formatted(id));
        Reply afterwards = sendWith(renewed);
        key(owner, "member", "", ", \"expires_at\": \"2026-01-01T00:00:00Z\"");
        Reply expired = sendWith(secret);

        // Then
        assertThat(List.of(rotated.status(), revoked.status()))
                .as(rotated.toString())
                .containsOnly(200);
        assertThat(withNew.code()).as(withNew.toString()).isIn("", "CMD-303");
        assertThat(List.of(withOld, afterwards, expired))
                .extracting(Reply::code)
                .containsOnly("CMD-201");
    }

    @Test
    void nobody_makes_or_takes_over_a_key_stronger_than_themselves() {
        // Given
        Tenant admin = owner.member("admin");
        String strong = key(owner, "owner", "", "").id();

        // When
        secret = UUID.randomUUID().toString();
        Reply made = key(admin, "owner", "", "");
        Reply rotated =
                admin.send(
                        "identity.api_key.rotate",
                        "{\"id\": \"%s\", \"key_hash\": \"%s\"}".formatted(strong, sha256(secret)));
        Reply widened =
                admin.send(
                        "identity.api_key.update",
                        "{\"id\": \"%s\", \"scopes\": []}".formatted(strong));

        // Then
        assertThat(List.of(made.code(), rotated.code(), widened.code()))
                .containsExactly("CMD-203", "CMD-203", "CMD-102");
    }

    @Test
    void a_key_neither_makes_keys_nor_gives_rights() {
        // Given
        key(owner, "owner", "", "");
        Tenant member = owner.member("member");

        // When
        List<Reply> replies =
                List.of(
                        send(
                                "identity.api_key.create",
                                "{\"name\": \"K\", \"prefix\": \"shop1\", \"key_hash\": \"%s\"}"
                                        .formatted(sha256("another"))),
                        send(
                                "identity.user_permission.create",
                                "{\"user_id\": \"%s\", \"permission\": \"dialer.lead.create\"}"
                                        .formatted(member.user())));

        // Then
        assertThat(replies).extracting(Reply::code).containsOnly("CMD-203");
    }

    @Test
    void the_secret_of_a_key_is_nowhere_in_the_database() {
        // Given
        key(owner, "member", "", "");
        send("dialer.lead.create", LEAD);

        // When
        long found =
                owner.count(
                                "platform.journal",
                                "to_jsonb(journal)::text like '%%%s%%'".formatted(secret))
                        + owner.count(
                                "identity.api_keys",
                                "to_jsonb(api_keys)::text like '%%%s%%'".formatted(secret));

        // Then
        assertThat(found).isZero();
    }

    @Test
    void an_import_ends_with_the_key_that_started_it() {
        // Given
        String id = key(owner, "member", "", "").id();

        // When
        Reply started =
                Trial.shared()
                        .post(
                                "/v1/organizations/%s/imports/dialer/lead"
                                        .formatted(owner.organization()),
                                null,
                                "phone\n+4930123499\n".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "text/csv",
                                "Authorization",
                                "Bearer " + token(secret));
        new Imports(owner).awaitEnd(started.id());

        // Then
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        assertThat(owner.count("dialer.leads", "created_by = '%s'".formatted(id))).isEqualTo(1);
    }

    private Reply key(Tenant by, String role, String scopes, String more) {
        return by.send(
                "identity.api_key.create",
                "{\"name\": \"K\", \"prefix\": \"shop1\", \"role\": \"%s\", \"key_hash\": \"%s\"%s%s}"
                        .formatted(role, sha256(secret), scopes, more));
    }

    private Reply send(String command, String body) {
        return owner.send(command, body, "Authorization", "Bearer " + token(secret));
    }

    private Reply sendWith(String with) {
        return sendTo("/v1/organizations/" + owner.organization(), with);
    }

    private static Reply sendTo(String address, String secret) {
        return Trial.shared()
                .post(
                        address + "/commands/dialer.lead.create",
                        null,
                        LEAD.getBytes(StandardCharsets.UTF_8),
                        "Authorization",
                        "Bearer " + token(secret));
    }

    private static String token(String secret) {
        return "trb_shop1_" + secret;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
