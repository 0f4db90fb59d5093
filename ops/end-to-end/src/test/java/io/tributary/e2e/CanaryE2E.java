package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One secret each in a draft, in a row that a role is needed for, and in another organization:
/// whatever anybody else asks for, it is not in the answer; and of all that the installation keeps
/// only the places that must hold it do.
@Covers("PL-1")
class CanaryE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final String WORDS = "canary";

    /// @param word found nowhere else
    /// @param path of its collection
    /// @param embedded models that show the row to who may see it
    private record Secret(
            String word, UUID organization, String id, String path, List<String> embedded) {

        String domain() {
            return path.substring(0, path.indexOf('/'));
        }

        Set<String> topics() {
            Set<String> topics = new TreeSet<>();
            topics.add("tributary.platform.journal");
            topics.add("tributary." + path.replace('/', '.'));
            for (String model : embedded) {
                topics.add("tributary.read-models.%s.%s".formatted(domain(), model));
                topics.add(
                        "tributary-projector-%s-%s-g1-parents-changelog"
                                .formatted(domain(), model.replace('_', '-')));
            }
            return topics;
        }

        Set<String> indices() {
            Set<String> indices = new TreeSet<>();
            indices.add(alias(path.substring(path.indexOf('/') + 1)));
            embedded.forEach(model -> indices.add(alias(model)));
            indices.add("tributary-platform-history");
            return indices;
        }

        private String alias(String model) {
            return "tributary-%s-%s".formatted(domain(), model.replace('_', '-'));
        }
    }

    private static Tenant mine;
    private static Tenant foreign;
    private static ApiClient viewer;
    private static ApiClient loner;
    private static Secret draft;
    private static Secret restricted;
    private static Secret strange;

    @BeforeAll
    static void hide_three_secrets() {
        mine = Tenant.found(TRIBUTARY, "canary");
        foreign = Tenant.found(TRIBUTARY, "songbird");
        String user = UUID.randomUUID().toString();
        mine.accepted(
                "identity.organization_member.create",
                Map.of("user_id", user, "display_name", "Viewer", "role", "viewer"));
        viewer = TRIBUTARY.as(user);
        loner = TRIBUTARY.as(UUID.randomUUID().toString());
        draft =
                hidden(
                        mine,
                        "community.event",
                        "community/events",
                        List.of("event_figures"),
                        word ->
                                Map.of(
                                        "title",
                                        WORDS + " " + word,
                                        "starts_at",
                                        "2027-01-01T10:00:00Z",
                                        "ends_at",
                                        "2027-01-01T12:00:00Z"));
        restricted =
                hidden(
                        mine,
                        "dialer.ml_training_data",
                        "dialer/ml_training_data",
                        List.of(),
                        word -> Map.of("features", Map.of("said", word), "label", "interested"));
        strange =
                hidden(
                        foreign,
                        "dialer.lead",
                        "dialer/leads",
                        List.of(),
                        word -> Map.of("phone", "+15550001111", "company", WORDS + " " + word));
    }

    @Test
    void who_may_see_them_finds_them_by_what_the_others_search_for() {
        for (Tenant owner : List.of(mine, foreign)) {
            Secret own = owner == mine ? draft : strange;
            assertThat(
                            owner.owner()
                                    .get(
                                            owner.organization(),
                                            "documents/" + own.path() + "?search=" + WORDS)
                                    .must(200)
                                    .raw()
                                    .body())
                    .contains(own.word());
        }
    }

    @Test
    void nobody_else_is_told() throws InterruptedException {
        assertNotTold(viewer, draft, restricted, strange);
        assertNotTold(foreign.owner(), draft, restricted);
        assertNotTold(mine.owner(), strange);
        assertNotTold(loner, draft, restricted, strange);
    }

    @Test
    void only_the_places_that_must_hold_them_do() throws Exception {
        StoreScan stores = new StoreScan(TRIBUTARY);
        Set<String> words = Set.of(draft.word(), restricted.word(), strange.word());
        Map<String, Set<String>> topics = stores.topics(words);
        Map<String, Set<String>> indices = stores.indices(words);
        for (Secret secret : List.of(draft, restricted, strange)) {
            String table = secret.path().replace('/', '.');
            assertThat(stores.tables(secret.word()))
                    .as("tables")
                    .containsExactlyInAnyOrder(table, "platform.journal");
            assertThat(topics.get(secret.word())).as("topics").isEqualTo(secret.topics());
            assertThat(indices.get(secret.word())).as("indices").isEqualTo(secret.indices());
            assertThat(stores.logs(secret.word())).as("logs").isEmpty();
        }
    }

    private interface Row {
        Map<String, ?> with(String word);
    }

    /// Writes the row, and writes it again in vain: a refusal must not spread it either.
    private static Secret hidden(
            Tenant tenant, String entity, String collection, List<String> embedded, Row row) {
        String word = UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> body = new HashMap<>(row.with(word));
        body.put("id", UUID.randomUUID().toString());
        ApiClient.Answer written = tenant.accepted(entity + ".create", body);
        String path = "documents/" + collection + "/" + body.get("id");
        assertThat(
                        tenant.owner()
                                .getAfter(
                                        tenant.organization(), path, written.token().orElseThrow())
                                .must(200)
                                .raw()
                                .body())
                .as("its owner is told")
                .contains(word);
        ApiClient.Answer again =
                tenant.owner().send(tenant.organization(), entity + ".create", body);
        assertThat(again.status()).isEqualTo(409);
        return new Secret(
                word, tenant.organization(), (String) body.get("id"), collection, embedded);
    }

    private static void assertNotTold(ApiClient user, Secret... secrets)
            throws InterruptedException {
        for (Secret secret : secrets) {
            Map<String, ApiClient.Answer> answers =
                    new EveryRoute(user, secret.organization().toString(), secret.id(), WORDS)
                            .answers();
            assertThat(answers).hasSizeGreaterThan(100);
            assertThat(answers.keySet())
                    .as("searches")
                    .anyMatch(question -> question.contains("?search=" + WORDS));
            answers.forEach(
                    (question, answer) -> {
                        assertThat(answer.status()).as(question).isLessThan(500);
                        assertThat(answer.raw().body() + answer.raw().headers().map())
                                .as(question)
                                .doesNotContain(secret.word());
                    });
        }
    }
}
