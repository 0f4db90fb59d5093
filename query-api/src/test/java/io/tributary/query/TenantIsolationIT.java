package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestIssuer;
import io.tributary.query.fixture.TestTenant;
import io.tributary.schemas.contract.ConsistencyToken;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIsolationIT {
    private static final String SALES = "tributary-shop-sales";

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant ours = fixture.tenant();
    private final TestTenant theirs = fixture.tenant();
    private final UUID sale = UUID.randomUUID();

    @ParameterizedTest
    @Covers("PL-1")
    @ValueSource(
            strings = {
                "/documents/shop/sales",
                "/documents/shop/sales?channel=web&sort=title&limit=5",
                "/documents/shop/sales/{sale}",
                "/documents/shop/sales/{sale}/history",
                "/documents/shop/agent_figures",
                "/documents/shop/takings",
                "/documents/identity/organizations",
                "/dashboards/shop/sales",
                "/dashboards/shop/sales?time_zone=Asia/Kolkata",
                "/audit",
                "/freshness"
            })
    void a_stranger_gets_403_where_the_owner_gets_200(String route) {
        // Given
        givenSale(ours);
        String path = ours.path(route.replace("{sale}", sale.toString()));

        // When
        Reply owner = fixture.get(ours.owner(), path);
        Reply stranger = fixture.get(theirs.owner(), path);

        // Then
        if (!route.contains("/identity/")) {
            assertThat(owner.status()).isEqualTo(200);
        }
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.code()).isEqualTo("QRY-202");
    }

    @Test
    @Covers("ID-7")
    void who_was_signed_out_reads_nothing_with_a_token_of_before() {
        // Given
        UUID user = UUID.randomUUID();
        UUID row = UUID.randomUUID();
        String path = ours.path("/documents/shop/sales?token=");

        // When
        Reply before = fixture.get(user, path + signedOut(row, user, Map.of()));
        Reply after =
                fixture.get(
                        user,
                        path
                                + signedOut(
                                        row,
                                        user,
                                        Map.of("signed_out_at", System.currentTimeMillis())));
        Reply again =
                fixture.get(
                        user,
                        path + signedOut(row, user, Map.of("signed_out_at", 1_700_000_000_000L)));

        // Then
        assertThat(before.status()).isEqualTo(200);
        assertThat(after.code()).isEqualTo("QRY-201");
        assertThat(again.status()).as("a token of after the sign-out").isEqualTo(200);
    }

    private ConsistencyToken signedOut(UUID row, UUID user, Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("user_id", user.toString());
        values.put("role", "member");
        values.put("status", "active");
        values.put("joined_at", 1L);
        ConsistencyToken token =
                fixture.pipeline()
                        .commit(
                                ours.organization(),
                                fixture.row(
                                        "organization_members", ours.organization(), row, values));
        // Another test may have sold something in the same partition.
        fixture.pipeline().applied("tributary-shop-sales", ours.organization());
        return token;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/documents/shop/sales",
                "/documents/shop/sales?nonsense=1&limit=x",
                "/documents/no/such",
                "/documents/shop/sales/not-an-id",
                "/documents/shop/sales/not-an-id/history?sort=x",
                "/dashboards/no/such?from=never",
                "/freshness?token=broken"
            })
    void a_stranger_learns_nothing_from_the_refusal(String route) {
        // When
        Reply stranger = fixture.get(theirs.owner(), ours.path(route));
        Reply nobodys =
                fixture.get(theirs.owner(), "/v1/organizations/" + UUID.randomUUID() + route);

        // Then
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.body()).isEqualTo(nobodys.body());
    }

    @Test
    @Covers("PL-1")
    void a_document_of_another_organization_is_not_found_by_its_id() {
        // Given
        givenSale(theirs);

        // When
        Reply reply = fixture.get(ours.owner(), ours.path("/documents/shop/sales/" + sale));

        // Then
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("QRY-301");
    }

    @Test
    void a_document_that_claims_to_be_here_but_belongs_elsewhere_is_dropped() {
        // Given
        fixture.documents()
                .put(
                        SALES,
                        ours.organization(),
                        ours.organization() + "/" + sale,
                        Map.of(
                                "organization_id",
                                theirs.organization().toString(),
                                "id",
                                sale.toString(),
                                "visible_to",
                                List.of("everyone")));

        // When
        Reply reply = fixture.get(ours.owner(), ours.path("/documents/shop/sales/" + sale));

        // Then
        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void without_a_valid_bearer_token_there_is_no_answer() {
        TestIssuer issuer = fixture.issuer();
        String user = ours.owner().toString();
        Instant later = Instant.now().plusSeconds(600);
        for (String bearer :
                List.of(
                        "",
                        "nonsense",
                        issuer.token("not-a-uuid"),
                        issuer.token(user, "https://elsewhere", TestIssuer.AUDIENCE, later),
                        issuer.token(user, TestIssuer.ISSUER, "another", later),
                        issuer.token(
                                user,
                                TestIssuer.ISSUER,
                                TestIssuer.AUDIENCE,
                                Instant.now().minusSeconds(600)))) {
            // When
            Reply reply = fixture.send("GET", bearer, ours.path("/documents/shop/sales"));

            // Then
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("QRY-201");
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    @Covers("ID-5")
    void a_switched_off_feature_is_refused_clearly() {
        // Given
        TestTenant without = fixture.tenant("active", false);

        // When
        Reply list = fixture.get(without.owner(), without.path("/documents/shop/sales"));
        Reply dashboard = fixture.get(without.owner(), without.path("/dashboards/shop/sales"));

        // Then
        assertThat(List.of(list.code(), dashboard.code())).containsOnly("QRY-205");
        assertThat(list.status()).isEqualTo(403);
    }

    @Test
    @Covers("ID-2")
    void a_suspended_organization_can_still_read() {
        // Given
        TestTenant suspended = fixture.tenant("suspended", true);

        // When
        Reply reply = fixture.get(suspended.owner(), suspended.path("/documents/shop/sales"));

        // Then
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void a_removed_member_is_out_and_a_deleted_one_too() {
        // Given
        UUID row = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        String path = ours.path("/documents/shop/sales");
        ConsistencyToken added =
                fixture.pipeline()
                        .commit(
                                ours.organization(),
                                fixture.member(ours.organization(), row, user, "viewer", "active"));
        assertThat(fixture.get(user, "/v1/me?token=" + added).body().path("organizations"))
                .hasSize(1);

        // When
        ConsistencyToken removed =
                fixture.pipeline()
                        .commit(
                                ours.organization(),
                                fixture.member(
                                        ours.organization(), row, user, "viewer", "removed"));

        // Then
        assertThat(fixture.get(user, "/v1/me?token=" + removed).body().path("organizations"))
                .isEmpty();
        assertThat(fixture.get(user, path).status()).isEqualTo(403);
    }

    @Test
    @Covers("ID-3")
    void a_user_without_organizations_is_normal_and_the_latest_joined_is_current() {
        // Given
        UUID user = UUID.randomUUID();
        Reply none = fixture.get(user, "/v1/me");
        ConsistencyToken first = join(ours, user, 1_000);
        ConsistencyToken second = join(theirs, user, 2_000);

        // When
        assertThat(fixture.get(user, "/v1/me?token=" + first).status()).isEqualTo(200);
        Reply both = fixture.get(user, "/v1/me?token=" + second);

        // Then
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.body().path("current").isNull()).isTrue();
        assertThat(both.body().path("organizations")).hasSize(2);
        assertThat(both.body().path("current").path("id").asString())
                .isEqualTo(theirs.organization().toString());
        assertThat(both.body().path("current").path("role").asString()).isEqualTo("viewer");
    }

    @Test
    void the_least_role_of_a_collection_is_asked_for() {
        // Given
        UUID member = fixture.member(ours.organization(), "member");
        UUID manager = fixture.member(ours.organization(), "manager");
        String path = ours.path("/documents/shop/takings");

        // When
        Reply weak = fixture.get(member, path);
        Reply strong = fixture.get(manager, path);

        // Then
        assertThat(weak.code()).isEqualTo("QRY-203");
        assertThat(strong.status()).isEqualTo(200);
    }

    private ConsistencyToken join(TestTenant tenant, UUID user, long joined) {
        return fixture.pipeline()
                .commit(
                        tenant.organization(),
                        fixture.row(
                                "organization_members",
                                tenant.organization(),
                                UUID.randomUUID(),
                                Map.of(
                                        "user_id",
                                        user.toString(),
                                        "role",
                                        "viewer",
                                        "status",
                                        "active",
                                        "joined_at",
                                        joined)));
    }

    private void givenSale(TestTenant tenant) {
        fixture.documents()
                .row(
                        SALES,
                        tenant.organization(),
                        sale,
                        List.of("everyone"),
                        Map.of("title", "A lamp", "channel", "web"));
    }
}
