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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Anybody asks for anything: people of several organizations and roles, with grants and without,
/// strangers and apps. Who may read what is a table here and nothing of the engine's. What failed
/// is repeated with `-Dtributary.fuzz.seed`.
@Covers({"PL-1", "ID-3", "ID-8", "ID-10"})
class ReadIsolationFuzzIT {
    private static final int TRIES = Boolean.getBoolean("tributary.full") ? 20_000 : 300;
    private static final long SEED =
            Long.getLong("tributary.fuzz.seed", System.nanoTime() & 0xffffff);
    private static final List<String> ROLES =
            List.of("owner", "admin", "manager", "moderator", "editor", "member", "viewer");

    /// The least role of those who may ask, by collection.
    private static final Map<String, String> READERS =
            Map.of("sales", "viewer", "takings", "manager", "notes", "viewer");

    private final QueryFixture fixture = QueryFixture.shared();
    private final Random random = new Random(SEED);
    private final List<TestTenant> tenants = new ArrayList<>();
    private final List<Actor> actors = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();

    /// @param organization none for a stranger
    /// @param granted collections that may be read beside the role
    /// @param scopes of a key: collections; none for all
    /// @param secret of a key; empty for a person
    /// @param open whether a key works
    private record Actor(
            UUID id,
            @Nullable UUID organization,
            String role,
            Set<String> granted,
            Optional<Set<String>> scopes,
            String secret,
            boolean open) {}

    private record Document(String collection, UUID organization, UUID id, Set<String> visibleTo) {}

    @Test
    void nobody_reads_anything_that_is_not_theirs_to_see() {
        // Given
        for (int i = 0; i < 3; i++) {
            settle(fixture.tenant());
        }
        actors.add(new Actor(UUID.randomUUID(), null, "", Set.of(), Optional.empty(), "", true));
        READERS.keySet().forEach(c -> fixture.documents().refresh("tributary-shop-" + c));

        for (int i = 0; i < TRIES; i++) {
            // When
            Actor actor = any(actors);
            TestTenant asked = any(tenants);
            Document document = any(documents);

            // Then
            ask("seed %d, try %d: ".formatted(SEED, i) + actor, actor, asked, document);
        }
    }

    private void ask(String as, Actor actor, TestTenant asked, Document document) {
        String collection = document.collection();
        String path = asked.path("/documents/shop/" + collection);
        Optional<String> refused = refusal(actor, asked.organization(), collection);
        switch (random.nextInt(6)) {
            case 0 -> {
                Reply broken = get(actor, path + "?limit=nonsense&" + random.nextInt());
                assertThat(broken.status()).as(as).isBetween(400, 499);
            }
            case 1 -> {
                Reply listed = get(actor, asked.path("/catalog"));
                boolean stranger = !asked.organization().equals(actor.organization());
                assertThat(listed.status() == 200).as(as).isEqualTo(!stranger && actor.open());
            }
            case 2, 3 -> {
                Reply list = get(actor, path + "?limit=100");
                if (refused.isPresent()) {
                    assertThat(list.code()).as(as).isEqualTo(refused.get());
                } else {
                    assertThat(ids(list)).as(as).isEqualTo(visible(actor, asked, collection));
                }
            }
            default -> {
                Reply one = get(actor, path + "/" + document.id());
                boolean seen = visible(actor, asked, collection).contains(document.id().toString());
                assertThat(one.code())
                        .as(as + " asks for " + document + " of " + asked)
                        .isEqualTo(refused.orElse(seen ? "" : "QRY-301"));
            }
        }
    }

    private static Optional<String> refusal(Actor actor, UUID asked, String collection) {
        if (!actor.open()) {
            return Optional.of("QRY-201");
        }
        if (!asked.equals(actor.organization())) {
            return Optional.of("QRY-202");
        }
        boolean strong = ROLES.indexOf(actor.role()) <= ROLES.indexOf(READERS.get(collection));
        boolean named = actor.scopes().map(s -> s.contains(collection)).orElse(true);
        return named && (strong || actor.granted().contains(collection))
                ? Optional.empty()
                : Optional.of("QRY-203");
    }

    private Set<String> visible(Actor actor, TestTenant asked, String collection) {
        return documents.stream()
                .filter(d -> d.collection().equals(collection))
                .filter(d -> d.organization().equals(asked.organization()))
                .filter(d -> d.visibleTo().stream().anyMatch(v -> holds(actor, v)))
                .map(d -> d.id().toString())
                .collect(Collectors.toSet());
    }

    private static boolean holds(Actor actor, String value) {
        if (value.startsWith("role:")) {
            return ROLES.indexOf(actor.role()) <= ROLES.indexOf(value.substring(5));
        }
        return value.equals("everyone") || value.equals("user:" + actor.id());
    }

    private void settle(TestTenant tenant) {
        UUID organization = tenant.organization();
        tenants.add(tenant);
        for (String role : ROLES) {
            UUID user = fixture.member(organization, role);
            Set<String> granted = random.nextBoolean() ? Set.of("takings") : Set.of();
            // Whoever has none has one that ended.
            Map<String, Object> grant = new HashMap<>();
            grant.put("user_id", user.toString());
            grant.put("permission", "shop.takings.read");
            if (granted.isEmpty()) {
                grant.put("ends_at", 1L);
            }
            put(organization, "user_permissions", UUID.randomUUID(), grant);
            actors.add(new Actor(user, organization, role, granted, Optional.empty(), "", true));
        }
        key(organization, "manager", Optional.empty(), "active");
        key(organization, "owner", Optional.of(Set.of("notes")), "active");
        ConsistencyToken last = key(organization, "owner", Optional.empty(), "revoked");
        assertThat(fixture.get(tenant.owner(), "/v1/me?token=" + last).status()).isEqualTo(200);
        for (int i = 0; i < 30; i++) {
            document(organization);
        }
    }

    private ConsistencyToken key(
            UUID organization, String role, Optional<Set<String>> scopes, String status) {
        UUID id = UUID.randomUUID();
        String secret = UUID.randomUUID().toString();
        actors.add(
                new Actor(
                        id, organization, role, Set.of(), scopes, secret, status.equals("active")));
        return put(
                organization,
                "api_keys",
                id,
                Map.of(
                        "name",
                        "K",
                        "prefix",
                        "fuzz1",
                        "key_hash",
                        sha256(secret),
                        "role",
                        role,
                        "status",
                        status,
                        "scopes",
                        scopes.orElse(Set.of()).stream().map(c -> "shop." + c + ".read").toList()));
    }

    private ConsistencyToken put(UUID organization, String table, UUID id, Map<String, ?> row) {
        return fixture.pipeline().commit(organization, fixture.row(table, organization, id, row));
    }

    private void document(UUID organization) {
        String collection = any(List.copyOf(READERS.keySet().stream().sorted().toList()));
        Set<String> visibleTo =
                switch (random.nextInt(4)) {
                    case 0 -> Set.of("everyone");
                    case 1 -> Set.of("role:" + any(ROLES));
                    case 2 -> Set.of("user:" + any(actors).id(), "role:admin");
                    default -> Set.of();
                };
        UUID id = UUID.randomUUID();
        fixture.documents()
                .row(
                        "tributary-shop-" + collection,
                        organization,
                        id,
                        List.copyOf(visibleTo),
                        Map.of());
        documents.add(new Document(collection, organization, id, visibleTo));
    }

    private Reply get(Actor actor, String path) {
        return actor.secret().isEmpty()
                ? fixture.get(actor.id(), path)
                : fixture.send("GET", "trb_fuzz1_" + actor.secret(), path);
    }

    private static Set<String> ids(Reply list) {
        assertThat(list.status()).isEqualTo(200);
        return StreamSupport.stream(list.body().path("items").spliterator(), false)
                .map(d -> d.path("id").asString())
                .collect(Collectors.toSet());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    static String sha256(String text) {
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
