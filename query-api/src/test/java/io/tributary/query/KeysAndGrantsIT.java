package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestTenant;
import io.tributary.schemas.contract.ConsistencyToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What people read beside their roles, and apps with keys.
class KeysAndGrantsIT {
    private static final String TAKINGS = "/documents/shop/takings";
    private static final String SALES = "/documents/shop/sales";
    private static final long PAST = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant ours = fixture.tenant();
    private final String secret = UUID.randomUUID().toString();
    private final UUID key = UUID.randomUUID();

    @Test
    @Covers("ID-8")
    void a_granted_read_opens_the_collection_until_it_ends() {
        // Given
        UUID member = fixture.member(ours.organization(), "member");
        UUID row = UUID.randomUUID();

        // When
        Reply before = read(member, TAKINGS, "");
        Reply granted = read(member, TAKINGS, "?token=" + permission(row, member, Map.of()));
        Reply ended =
                read(member, TAKINGS, "?token=" + permission(row, member, Map.of("ends_at", PAST)));

        // Then
        assertThat(List.of(before.code(), ended.code())).containsOnly("QRY-203");
        assertThat(granted.status()).isEqualTo(200);
    }

    @Test
    @Covers("ID-8")
    void a_role_of_the_organizations_own_opens_what_it_names_to_those_who_have_it() {
        // Given
        UUID member = fixture.member(ours.organization(), "member");
        UUID colleague = fixture.member(ours.organization(), "member");
        UUID role = UUID.randomUUID();
        put("roles", role, Map.of("permissions", List.of("shop.takings.read")));
        ConsistencyToken given =
                put(
                        "user_roles",
                        UUID.randomUUID(),
                        Map.of("role_id", role.toString(), "user_id", member.toString()));

        // When
        Reply holder = read(member, TAKINGS, "?token=" + given);
        Reply without = read(colleague, TAKINGS, "");
        Reply emptied =
                read(
                        member,
                        TAKINGS,
                        "?token=" + put("roles", role, Map.of("permissions", List.of())));

        // Then
        assertThat(holder.status()).isEqualTo(200);
        assertThat(List.of(without.code(), emptied.code())).containsOnly("QRY-203");
    }

    @Test
    @Covers({"ID-10", "PL-1"})
    void a_key_reads_what_its_role_may_in_its_own_organization_only() {
        // Given
        TestTenant other = fixture.tenant();
        know(put("api_keys", key, row("member", List.of(), Map.of())));

        // When
        Reply own = withKey(ours.path(SALES), secret);
        Reply tooStrong = withKey(ours.path(TAKINGS), secret);
        Reply foreign = withKey(other.path(SALES), secret);
        Reply wrong = withKey(ours.path(SALES), secret + "x");
        Reply places = withKey("/v1/me", secret);

        // Then
        assertThat(own.status()).isEqualTo(200);
        assertThat(List.of(tooStrong.code(), foreign.code(), wrong.code()))
                .containsExactly("QRY-203", "QRY-202", "QRY-201");
        assertThat(places.body().path("organizations").size()).isZero();
    }

    @Test
    @Covers("ID-10")
    void a_scoped_key_reads_what_its_scopes_name() {
        // Given
        know(put("api_keys", key, row("owner", List.of("shop.takings.read"), Map.of())));

        // When
        Reply named = withKey(ours.path(TAKINGS), secret);
        Reply another = withKey(ours.path(SALES), secret);
        Reply figures = withKey(ours.path("/dashboards/identity/members"), secret);

        // Then
        assertThat(named.status()).isEqualTo(200);
        assertThat(List.of(another.code(), figures.code())).containsOnly("QRY-203");
    }

    @Test
    @Covers("ID-10")
    void a_key_that_was_revoked_rotated_or_has_expired_opens_nothing() {
        // Given
        know(put("api_keys", key, row("member", List.of(), Map.of())));
        assertThat(withKey(ours.path(SALES), secret).status()).isEqualTo(200);

        // When
        know(put("api_keys", key, row("member", List.of(), Map.of("status", "revoked"))));
        Reply revoked = withKey(ours.path(SALES), secret);
        know(put("api_keys", key, row("member", List.of(), Map.of("expires_at", PAST))));
        Reply expired = withKey(ours.path(SALES), secret);
        know(put("api_keys", key, row("member", List.of(), Map.of("key_hash", sha256("new")))));
        Reply rotated = withKey(ours.path(SALES), secret);

        // Then
        assertThat(List.of(revoked.code(), expired.code(), rotated.code())).containsOnly("QRY-201");
    }

    private ConsistencyToken permission(UUID row, UUID user, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("user_id", user.toString());
        values.put("permission", "shop.takings.read");
        return put("user_permissions", row, values);
    }

    private Map<String, Object> row(String role, List<String> scopes, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", "K");
        values.put("prefix", "shop1");
        values.put("key_hash", sha256(secret));
        values.put("role", role);
        values.put("scopes", scopes);
        values.put("status", "active");
        values.putAll(more);
        return values;
    }

    private ConsistencyToken put(String table, UUID id, Map<String, Object> values) {
        return fixture.pipeline()
                .commit(ours.organization(), fixture.row(table, ours.organization(), id, values));
    }

    /// Waits until the service has taken it in.
    private void know(ConsistencyToken token) {
        assertThat(fixture.get(ours.owner(), "/v1/me?token=" + token).status()).isEqualTo(200);
    }

    private Reply read(UUID user, String what, String query) {
        return fixture.get(user, ours.path(what) + query);
    }

    private Reply withKey(String path, String with) {
        return fixture.send("GET", "trb_shop1_" + with, path);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
