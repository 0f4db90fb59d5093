package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestHistory;
import io.tributary.query.fixture.TestPipeline.Change;
import io.tributary.query.fixture.TestTenant;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.JournalSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryIT {
    private static final String SALES = "sales";

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final UUID member = fixture.member(tenant.organization(), "member");
    private final TestHistory history = new TestHistory(fixture.documents(), tenant.organization());

    @Test
    void who_sees_the_row_reads_what_happened_to_it_newest_first() {
        // Given
        UUID sale = history.row(SALES, "everyone");
        history.created(
                SALES,
                sale,
                Map.of(
                        "title", "Lamp",
                        "sold_at", "2026-01-01T11:00:00.5+01:00",
                        "organization_id", tenant.organization().toString(),
                        "dropped_long_ago", "x"));
        history.updated(
                SALES,
                sale,
                2,
                Map.of("title", "Lamp", "version", 1, "due_on", "2026-02-01"),
                Map.of("title", "Chair", "version", 2, "gift", true));

        // When
        Reply reply = history(member, sale, "");

        // Then
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        JsonNode items = reply.body().path("items");
        assertThat(items)
                .extracting(i -> i.path("operation").asString())
                .containsExactly("update", "create");
        assertThat(items.get(0).path("version").asInt()).isEqualTo(2);
        assertThat(items.get(0).path("command").asString()).isEqualTo("shop.sale.update");
        assertThat(items.get(0).path("actor").asString()).isEqualTo("database:psql");
        assertThat(items.get(0).path("changes"))
                .hasToString(
                        "{\"title\":{\"before\":\"Lamp\",\"after\":\"Chair\"},\"gift\":{\"before\":null,\"after\":true},\"due_on\":{\"before\":\"2026-02-01\",\"after\":null}}");
        assertThat(items.get(1).path("changes"))
                .hasToString(
                        "{\"title\":{\"before\":null,\"after\":\"Lamp\"},\"sold_at\":{\"before\":null,\"after\":\"2026-01-01T10:00:00.500Z\"}}");
        assertThat(reply.body().path("next_cursor").isNull()).isTrue();
        assertThat(reply.body().has("freshness")).isTrue();
    }

    @Test
    @Covers("PL-1")
    void who_does_not_see_the_row_learns_nothing_of_it() {
        // Given
        UUID colleague = fixture.member(tenant.organization(), "manager");
        UUID hidden = history.row(SALES, "user:" + member, "role:admin");
        history.created(SALES, hidden, Map.of("title", "Secret"));

        // When
        Reply reply = history(colleague, hidden, "");
        Reply never = history(colleague, UUID.randomUUID(), "");

        // Then
        assertThat(history(member, hidden, "").body().path("items")).hasSize(1);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo(never.body());
    }

    @Test
    void the_history_of_a_removed_row_is_for_admins() {
        // Given
        UUID manager = fixture.member(tenant.organization(), "manager");
        UUID admin = fixture.member(tenant.organization(), "admin");
        UUID gone = UUID.randomUUID();
        history.created(SALES, gone, Map.of("title", "Lamp"));
        history.deleted(SALES, gone, 1, Map.of("title", "Lamp"));

        // Then
        assertThat(history(member, gone, "").status()).isEqualTo(404);
        assertThat(history(manager, gone, "").status()).isEqualTo(404);
        for (UUID allowed : List.of(admin, tenant.owner())) {
            assertThat(history(allowed, gone, "").body().path("items"))
                    .extracting(i -> i.path("operation").asString())
                    .containsExactly("delete", "create");
        }
        assertThat(history(admin, UUID.randomUUID(), "").code()).isEqualTo("QRY-301");
    }

    @Test
    void who_makes_a_row_anew_under_its_id_does_not_inherit_its_past() {
        // Given
        UUID sale = history.row(SALES, "everyone");
        history.created(SALES, sale, "2026-10-01T10:00:00.000Z", Map.of("title", "Secret"));
        history.deleted(SALES, sale, 1, Map.of("title", "Secret"));

        // When
        Reply behind = history(member, sale, "");
        String older =
                history(tenant.owner(), sale, "?limit=1").body().path("next_cursor").asString();
        history.created(SALES, sale, Map.of("title", "Harmless"));
        Reply caughtUp = history(member, sale, "");
        Reply forged = history(member, sale, "?cursor=" + older);

        // Then
        assertThat(behind.body().path("items")).isEmpty();
        assertThat(caughtUp.body().path("items")).hasSize(1);
        assertThat(caughtUp.body().toString()).contains("Harmless").doesNotContain("Secret");
        assertThat(forged.body().path("items")).isEmpty();
        assertThat(history(tenant.owner(), sale, "").body().path("items")).hasSize(3);
    }

    @Test
    void of_an_entry_of_many_rows_only_this_one_is_told() {
        // Given
        UUID sale = history.row(SALES, "everyone");
        UUID other = UUID.randomUUID();
        Map<String, Object> changes = new HashMap<>();
        changes.put(
                TestHistory.key(SALES, sale),
                TestHistory.change(
                        "create",
                        1,
                        Map.of(),
                        Map.of("title", "Lamp", "created_at", TestHistory.CREATED_AT)));
        changes.put(
                TestHistory.key(SALES, other),
                TestHistory.change("create", 1, Map.of(), Map.of("title", "Elsewhere")));
        history.entry("shop.sale.create", changes, List.copyOf(changes.keySet()));

        // When
        Reply reply = history(member, sale, "");

        // Then
        assertThat(reply.body().path("items")).hasSize(1);
        assertThat(reply.body().toString()).contains("Lamp").doesNotContain("Elsewhere");
    }

    @Test
    @Covers("PL-1")
    void an_entry_of_another_organization_is_never_told() {
        // Given
        UUID sale = history.row(SALES, "everyone");
        history.created(SALES, sale, Map.of("title", "Ours"));
        Map<String, Object> changes =
                Map.of(
                        TestHistory.key(SALES, sale),
                        TestHistory.change("update", 2, Map.of(), Map.of("title", "Theirs")));
        history.entry(UUID.randomUUID(), "shop.sale.update", changes, List.of());

        // When
        Reply reply = history(tenant.owner(), sale, "");

        // Then
        assertThat(reply.body().path("items")).hasSize(1);
        assertThat(reply.body().toString()).doesNotContain("Theirs");
    }

    @Test
    void pages_hold_every_entry_once() {
        // Given
        UUID sale = history.row(SALES, "everyone");
        UUID other = history.row(SALES, "everyone");
        history.created(SALES, sale, Map.of("cents", 1));
        history.created(SALES, other, Map.of("cents", 9));
        for (int i = 2; i <= 7; i++) {
            history.updated(SALES, sale, i, Map.of("cents", i - 1), Map.of("cents", i));
        }

        // When
        List<Integer> versions = new ArrayList<>();
        String cursor = "";
        String first = "";
        do {
            JsonNode page = history(member, sale, "?limit=3" + cursor).body();
            page.path("items").forEach(i -> versions.add(i.path("version").asInt()));
            JsonNode next = page.path("next_cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
            first = first.isEmpty() ? cursor : first;
        } while (!cursor.isEmpty());

        // Then
        assertThat(versions).containsExactly(7, 6, 5, 4, 3, 2, 1);
        assertThat(history(member, other, "?limit=3" + first).code()).isEqualTo("QRY-102");
        assertThat(history(member, sale, "?sort=version").code()).isEqualTo("QRY-102");
        assertThat(history(member, sale, "?limit=0").code()).isEqualTo("QRY-102");
    }

    @Test
    void figures_have_no_history() {
        // When
        Reply reply =
                fixture.get(
                        tenant.owner(),
                        tenant.path(
                                "/documents/shop/agent_figures/%s/history"
                                        .formatted(UUID.randomUUID())));

        // Then
        assertThat(reply.code()).isEqualTo("QRY-101");
    }

    @Test
    void a_token_waits_until_the_history_holds_its_command() {
        // Given
        UUID sale = history.row(SALES, "everyone");
        history.created(SALES, sale, Map.of("title", "Lamp"));
        ConsistencyToken token =
                fixture.pipeline()
                        .commit(
                                tenant.organization(),
                                new Change(
                                        TopicName.of(JournalSchema.TABLE),
                                        new RowKey(tenant.organization(), sale).toString(),
                                        new byte[] {1}));
        String path = tenant.path("/documents/shop/sales/%s/history".formatted(sale));

        // When
        Reply early = fixture.get(member, path, token(token, "100"));
        fixture.pipeline().applied("tributary-shop-sales", tenant.organization());
        Reply stillEarly = fixture.get(member, path, token(token, "100"));
        fixture.pipeline().applied(HistoryIndex.ALIAS, tenant.organization());
        Reply inTime = fixture.get(member, path, token(token, "10000"));

        // Then
        assertThat(early.code()).isEqualTo("QRY-501");
        assertThat(stillEarly.code()).isEqualTo("QRY-501");
        assertThat(inTime.status()).isEqualTo(200);
    }

    private static String[] token(ConsistencyToken token, String wait) {
        return new String[] {"Tributary-Token", token.toString(), "Tributary-Wait", wait};
    }

    private Reply history(UUID user, UUID id, String query) {
        return fixture.get(
                user, tenant.path("/documents/shop/sales/%s/history%s".formatted(id, query)));
    }
}
