package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VisibilityIT {
    private static final String SALES = "tributary-shop-sales";
    private static final String DELIVERIES = "tributary-shop-deliveries";

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final UUID seller = fixture.member(tenant.organization(), "member");
    private final UUID colleague = fixture.member(tenant.organization(), "member");
    private final UUID manager = fixture.member(tenant.organization(), "manager");
    private final UUID viewer = fixture.member(tenant.organization(), "viewer");

    private final UUID forAll = sale("for all", "everyone");
    private final UUID forMembers = sale("for members", "role:member");
    private final UUID forManagers = sale("for managers", "role:manager");
    private final UUID forSeller = sale("for the seller", "user:" + seller, "role:admin");
    private final UUID forNobody = sale("for nobody");

    @Test
    void a_list_holds_what_the_caller_may_see_and_nothing_else() {
        // Given
        fixture.documents().refresh(SALES);

        // Then
        assertThat(listed(viewer)).containsExactlyInAnyOrder(forAll);
        assertThat(listed(colleague)).containsExactlyInAnyOrder(forAll, forMembers);
        assertThat(listed(seller)).containsExactlyInAnyOrder(forAll, forMembers, forSeller);
        assertThat(listed(manager)).containsExactlyInAnyOrder(forAll, forMembers, forManagers);
        assertThat(listed(tenant.owner()))
                .containsExactlyInAnyOrder(forAll, forMembers, forManagers, forSeller);
    }

    @Test
    void a_document_that_the_caller_may_not_see_is_not_there() {
        assertThat(got(viewer, forMembers)).isEqualTo(404);
        assertThat(got(colleague, forSeller)).isEqualTo(404);
        assertThat(got(seller, forSeller)).isEqualTo(200);
        assertThat(got(manager, forSeller)).isEqualTo(404);
        assertThat(got(tenant.owner(), forSeller)).isEqualTo(200);
        assertThat(got(tenant.owner(), forNobody)).isEqualTo(404);
    }

    @Test
    void documents_that_other_rows_decide_on_are_held_to_what_they_say_too() {
        // Given
        UUID theirs = delivery("user:" + seller);
        UUID orphan = delivery();
        fixture.documents().refresh(DELIVERIES);

        // Then
        assertThat(listed(seller, "deliveries")).containsExactly(theirs);
        assertThat(listed(colleague, "deliveries")).isEmpty();
        assertThat(listed(tenant.owner(), "deliveries")).isEmpty();
        assertThat(got(seller, "deliveries", theirs)).isEqualTo(200);
        assertThat(got(tenant.owner(), "deliveries", theirs)).isEqualTo(404);
        assertThat(got(seller, "deliveries", orphan)).isEqualTo(404);
    }

    @Test
    void the_engines_own_fields_are_not_shown() {
        // When
        var item = fixture.get(viewer, tenant.path("/documents/shop/sales/" + forAll)).body();

        // Then
        assertThat(item.path("title").asString()).isEqualTo("for all");
        assertThat(item.has("visible_to")).isFalse();
        assertThat(item.has("content_hash_1")).isFalse();
    }

    private Set<UUID> listed(UUID user) {
        return listed(user, "sales");
    }

    private Set<UUID> listed(UUID user, String collection) {
        Set<UUID> ids = new TreeSet<>();
        fixture.get(user, tenant.path("/documents/shop/" + collection + "?limit=100"))
                .body()
                .path("items")
                .forEach(item -> ids.add(UUID.fromString(item.path("id").asString())));
        return ids;
    }

    private int got(UUID user, UUID id) {
        return got(user, "sales", id);
    }

    private int got(UUID user, String collection, UUID id) {
        return fixture.get(user, tenant.path("/documents/shop/" + collection + "/" + id)).status();
    }

    private UUID delivery(String... visibleTo) {
        UUID id = UUID.randomUUID();
        fixture.documents()
                .row(
                        DELIVERIES,
                        tenant.organization(),
                        id,
                        List.of(visibleTo),
                        Map.of("agent", UUID.randomUUID().toString()));
        return id;
    }

    private UUID sale(String title, String... visibleTo) {
        UUID id = UUID.randomUUID();
        fixture.documents()
                .row(
                        SALES,
                        tenant.organization(),
                        id,
                        List.of(visibleTo),
                        Map.of("title", title, "content_hash_1", 1));
        return id;
    }
}
