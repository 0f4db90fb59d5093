package io.tributary.query.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.fixture.TestDomains;
import io.tributary.query.plan.DashboardSources;
import io.tributary.query.request.QueryCollections;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.Role;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OffersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Offers offers =
            new Offers(
                    TestDomains.LIVE,
                    new QueryCollections(TestDomains.LIVE),
                    new DashboardSources(TestDomains.LIVE));

    @Test
    void an_owner_is_offered_every_collection_with_its_commands() {
        // When
        JsonNode offer = offered(Role.OWNER, Set.of("shop"));

        // Then
        assertThat(names(offer.get("domains"))).contains("shop", "identity");
        assertThat(names(collection(offer, "sales").get("commands"))).isNotEmpty();
        assertThat(collection(offer, "sales").get("fields"))
                .anyMatch(f -> f.get("name").asString().equals("channel") && f.has("symbols"));
    }

    @Test
    void a_viewer_is_offered_no_command_above_the_role() {
        // When
        JsonNode offer = offered(Role.VIEWER, Set.of("shop"));

        // Then
        for (JsonNode domain : offer.get("domains")) {
            for (JsonNode collection : domain.get("collections")) {
                assertThat(collection.get("commands"))
                        .allMatch(
                                c ->
                                        c.get("schema")
                                                .get("x-least-role")
                                                .asString()
                                                .equals("viewer"));
            }
        }
    }

    @Test
    void what_a_feature_switches_off_is_not_offered_but_named() {
        // When
        JsonNode offer = offered(Role.OWNER, Set.of());

        // Then
        assertThat(offer.get("domains"))
                .flatExtracting(d -> names(d.get("collections")))
                .doesNotContain("sales");
        assertThat(JSON.writeValueAsString(offer.get("switched_off"))).contains("shop");
    }

    @Test
    void whoever_founds_needs_no_organization() {
        // When
        JsonNode offer = JSON.valueToTree(offers.toAnybody());

        // Then
        assertThat(names(offer.get("founding"))).containsExactly("identity.organization.create");
    }

    @Test
    void who_joins_is_asked_for_a_secret_and_no_member_is_offered_to() {
        // When
        JsonNode anybody = JSON.valueToTree(offers.toAnybody());
        JsonNode owner = offered(Role.OWNER, Set.of());

        // Then
        assertThat(names(anybody.get("joining"))).containsExactly("identity.invitation.accept");
        assertThat(names(collection(owner, "invitations").get("commands")))
                .contains("identity.invitation.create")
                .doesNotContain("identity.invitation.accept");
    }

    @Test
    void a_persons_own_rows_are_offered_with_their_commands() {
        // When
        JsonNode own = JSON.valueToTree(offers.toAnybody()).get("own");

        // Then
        assertThat(names(own)).contains("profiles", "user_devices", "user_sessions");
        assertThat(names(own.get(0).get("commands"))).contains("identity.profile.update");
        assertThat(names(own.get(0).get("fields"))).contains("locale");
    }

    @Test
    void a_form_is_told_which_fields_are_secrets_and_which_name_rights() {
        // When
        JsonNode keys = collection(offered(Role.OWNER, Set.of()), "api_keys");

        // Then
        JsonNode create =
                StreamSupport.stream(keys.get("commands").spliterator(), false)
                        .filter(c -> c.get("name").asString().endsWith("create"))
                        .findFirst()
                        .orElseThrow();
        assertThat(create.path("hints").path("key_hash").path("secret").asString())
                .isEqualTo("trb_{prefix}_{secret}");
        assertThat(create.path("hints").path("scopes").path("rights").asBoolean()).isTrue();
    }

    @Test
    void an_offer_holds_no_row_of_anybody() {
        // When
        String first = JSON.writeValueAsString(offers.to(tenant(Role.OWNER, Set.of("shop"))));
        String second = JSON.writeValueAsString(offers.to(tenant(Role.OWNER, Set.of("shop"))));

        // Then
        assertThat(first).isEqualTo(second);
    }

    private JsonNode offered(Role role, Set<String> features) {
        return JSON.valueToTree(offers.to(tenant(role, features)));
    }

    private static Tenant tenant(Role role, Set<String> features) {
        return new Tenant(UUID.randomUUID(), UUID.randomUUID(), role, features);
    }

    private static JsonNode collection(JsonNode offer, String name) {
        return StreamSupport.stream(offer.get("domains").spliterator(), false)
                .flatMap(d -> StreamSupport.stream(d.get("collections").spliterator(), false))
                .filter(c -> c.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode several) {
        return StreamSupport.stream(several.spliterator(), false)
                .map(n -> n.get("name").asString())
                .toList();
    }
}
