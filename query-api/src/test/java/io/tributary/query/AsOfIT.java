package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestHistory;
import io.tributary.query.fixture.TestTenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AsOfIT {
    private static final String SALES = "sales";
    private static final Instant BEGIN = Instant.parse(TestHistory.CREATED_AT);
    private static final int HISTORIES = Boolean.getBoolean("tributary.full") ? 300 : 4;

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final UUID member = fixture.member(tenant.organization(), "member");
    private final TestHistory history = new TestHistory(fixture.documents(), tenant.organization());

    @Test
    @Covers("PL-2")
    void any_state_of_any_history_is_told_by_version_and_by_moment() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            // Given
            Random random = new Random(seed);
            UUID sale = history.row(SALES, "everyone");
            List<Map<String, Object>> states = new ArrayList<>();
            states.add(state(random, 1, BEGIN));
            history.created(SALES, sale, states.getFirst());
            for (int version = 2; version < 2 + random.nextInt(8); version++) {
                Instant changed = BEGIN.plusMillis(1000L * (version - 1) + random.nextInt(900));
                Map<String, Object> was = states.getLast();
                Map<String, Object> is = state(random, version, changed);
                states.add(is);
                history.updated(SALES, sale, version, differing(was, is), differing(is, was));
            }

            // Then
            for (int i = 0; i < states.size(); i++) {
                Map<String, Object> state = states.get(i);
                String changed = (String) state.get("updated_at");
                assertShows(state, at(sale, "" + (i + 1)), seed);
                assertShows(state, at(sale, changed), seed);
                if (i > 0) {
                    Instant before = Instant.parse(changed).minusMillis(1);
                    assertShows(states.get(i - 1), at(sale, "" + before), seed);
                }
            }
            assertShows(states.getLast(), at(sale, "2200-01-01T00:00:00%2B01:00"), seed);
            assertThat(at(sale, "" + BEGIN.minusMillis(1)).code()).isEqualTo("QRY-320");
            assertThat(at(sale, "" + (states.size() + 1)).code()).isEqualTo("QRY-320");
        }
    }

    @Test
    void a_row_that_is_gone_is_told_to_admins_as_it_was_and_is_not_there_afterwards() {
        // Given
        UUID gone = UUID.randomUUID();
        history.created(
                SALES, gone, Map.of("title", "Lamp", "version", 1, "updated_at", "" + BEGIN));
        history.deleted(SALES, gone, 1, Map.of("title", "Lamp", "version", 1));

        // When
        Reply removedAt = at(tenant.owner(), gone, "" + BEGIN);
        Reply version = at(tenant.owner(), gone, "1");

        // Then
        assertThat(removedAt.code()).as("it went in the same moment").isEqualTo("QRY-320");
        assertThat(version.body().path("title").asString()).isEqualTo("Lamp");
        assertThat(at(member, gone, "1").code()).isEqualTo("QRY-301");
    }

    @Test
    @Covers("PL-1")
    void who_does_not_see_the_row_or_would_not_have_seen_it_then_sees_nothing() {
        // Given
        UUID hidden = history.row(SALES, "user:" + UUID.randomUUID(), "role:owner");
        history.created(SALES, hidden, state(new Random(1), 1, BEGIN));
        UUID shown = history.row("notes", "everyone");
        Map<String, Object> draft =
                Map.of("status", "draft", "version", 1, "updated_at", "" + BEGIN);
        Map<String, Object> sent =
                Map.of("status", "shown", "version", 2, "updated_at", "" + BEGIN.plusMillis(5));
        history.created("notes", shown, draft);
        history.updated("notes", shown, 2, draft, sent);

        // Then
        assertThat(at(member, hidden, "1").code()).isEqualTo("QRY-301");
        assertThat(fixture.get(member, path("notes", shown, "2")).status()).isEqualTo(200);
        assertThat(fixture.get(member, path("notes", shown, "1")).code()).isEqualTo("QRY-301");
        assertThat(fixture.get(tenant.owner(), path("notes", shown, "1")).status()).isEqualTo(200);
    }

    @Test
    void who_makes_a_row_anew_under_its_id_does_not_see_what_it_was() {
        // Given
        UUID sale = history.row(SALES, "everyone");
        history.created(
                SALES,
                sale,
                "2026-10-01T10:00:00.000Z",
                Map.of("title", "Secret", "version", 1, "updated_at", "2026-10-01T10:00:00.000Z"));
        history.deleted(SALES, sale, 1, Map.of("title", "Secret", "version", 1));
        history.created(SALES, sale, state(new Random(2), 1, BEGIN));

        // Then
        assertThat(at(member, sale, "2026-10-02T10:00:00Z").code()).isEqualTo("QRY-320");
        assertThat(at(member, sale, "1").body().toString()).doesNotContain("Secret");
        assertThat(at(tenant.owner(), sale, "2026-10-02T10:00:00Z").body().path("title").asString())
                .isEqualTo("Secret");
    }

    @Test
    void what_cannot_be_a_moment_or_version_is_refused_and_so_are_figures() {
        // Given
        UUID sale = history.row(SALES, "everyone");

        // Then
        for (String at : List.of("", "0", "yesterday", "2026-11-21", "-1", "2026-11-21T10:00:00")) {
            assertThat(at(sale, at).code()).as(at).isEqualTo("QRY-102");
        }
        assertThat(at(sale, "1&limit=3").code()).isEqualTo("QRY-102");
        assertThat(
                        fixture.get(
                                        member,
                                        tenant.path(
                                                "/documents/shop/agent_figures/%s?at=1"
                                                        .formatted(sale)))
                                .code())
                .isEqualTo("QRY-102");
    }

    @Test
    void a_row_with_more_changes_than_are_read_is_refused() {
        // Given
        UUID sale = history.row(SALES, "everyone");
        Map<String, Object> state = state(new Random(3), 1, BEGIN);
        history.created(SALES, sale, state);
        history.updatedOften(SALES, sale, 1001);

        // When
        Reply reply = at(sale, "2");

        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("QRY-420");
    }

    private static Map<String, Object> state(Random random, int version, Instant changed) {
        Map<String, Object> state = new HashMap<>();
        state.put("created_at", TestHistory.CREATED_AT);
        state.put("updated_at", "" + changed);
        state.put("version", version);
        state.put("title", "Grüße " + random.nextInt(3));
        state.put("gift", random.nextBoolean());
        state.put("cents", random.nextInt(5));
        if (random.nextBoolean()) {
            state.put("due_on", "2026-02-0" + random.nextInt(1, 4));
        }
        if (random.nextBoolean()) {
            state.put("note", "n" + random.nextInt(3));
        }
        return state;
    }

    private static Map<String, Object> differing(Map<String, Object> of, Map<String, Object> from) {
        Map<String, Object> differing = new HashMap<>(of);
        differing.entrySet().removeIf(e -> Objects.equals(e.getValue(), from.get(e.getKey())));
        return differing;
    }

    private static void assertShows(Map<String, Object> state, Reply reply, int seed) {
        assertThat(reply.status()).as("seed %d: %s", seed, reply.body()).isEqualTo(200);
        for (String field : List.of("version", "title", "gift", "cents", "due_on", "note")) {
            JsonNode shown = reply.body().path(field);
            assertThat(shown.isMissingNode()).as(field).isFalse();
            assertThat(shown.isNull() ? null : shown.asString())
                    .as("seed %d: %s", seed, field)
                    .isEqualTo(state.get(field) == null ? null : "" + state.get(field));
        }
        assertThat(Instant.parse(reply.body().path("updated_at").asString()))
                .isEqualTo(Instant.parse("" + state.get("updated_at")));
    }

    private Reply at(UUID sale, String at) {
        return at(member, sale, at);
    }

    private Reply at(UUID user, UUID sale, String at) {
        return fixture.get(user, path(SALES, sale, at));
    }

    private String path(String table, UUID id, String at) {
        return tenant.path("/documents/shop/%s/%s?at=%s".formatted(table, id, at));
    }
}
