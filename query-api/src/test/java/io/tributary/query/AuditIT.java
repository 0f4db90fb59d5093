package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestHistory;
import io.tributary.query.fixture.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who did what in an organization, as far as the caller may know.
@Covers("ID-11")
class AuditIT {
    private static final String EARLY = "2026-11-20T10:00:00.000Z";
    private static final String LATE = "2026-11-21T10:00:00.000Z";

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final UUID admin = fixture.member(tenant.organization(), "admin");
    private final UUID member = fixture.member(tenant.organization(), "member");
    private final UUID colleague = fixture.member(tenant.organization(), "manager");
    private final TestHistory history = new TestHistory(fixture.documents(), tenant.organization());
    private final UUID sale = UUID.randomUUID();

    @Test
    void an_entry_tells_who_did_what_when_with_which_fields_and_no_value() {
        // Given
        UUID entry = updated(member, LATE);

        // When
        Reply reply = audit(admin, "");

        // Then
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("items"))
                .singleElement()
                .hasToString(
                        ("{\"id\":\"%s\",\"occurred_at\":\"%s\",\"actor\":\"%s\",\"command\":\"shop.sale.update\","
                                        + "\"outcome\":\"accepted\",\"code\":null,\"rows\":[{\"domain\":\"shop\","
                                        + "\"collection\":\"sales\",\"id\":\"%s\",\"operation\":\"update\",\"version\":2,"
                                        + "\"fields\":[\"due_on\",\"title\"]}],\"row_count\":1}")
                                .formatted(entry, LATE, member, sale));
        assertThat(reply.body().toString()).doesNotContain("Secret");
        assertThat(reply.body().has("freshness")).isTrue();
    }

    @Test
    void a_refused_command_is_told_with_its_code() {
        // Given
        refused(member, EARLY);

        // When
        JsonNode entry = audit(admin, "?outcome=refused").body().path("items").path(0);

        // Then
        assertThat(entry.path("code").asString()).isEqualTo("CMD-203");
        assertThat(entry.path("rows")).isEmpty();
        assertThat(entry.path("row_count").asInt()).isZero();
    }

    @Test
    void members_see_their_own_entries_admins_and_owners_all() {
        // Given
        UUID own = updated(member, EARLY);
        UUID other = refused(colleague, LATE);

        // Then
        assertThat(ids(audit(member, ""))).containsExactly(own);
        assertThat(ids(audit(colleague, ""))).containsExactly(other);
        assertThat(ids(audit(member, "?actor=" + colleague))).isEmpty();
        assertThat(ids(audit(admin, ""))).containsExactly(other, own);
        assertThat(ids(audit(tenant.owner(), ""))).containsExactly(other, own);
    }

    @Test
    @Covers("PL-1")
    void another_organizations_log_is_closed_and_none_of_it_is_told() {
        // Given
        updated(member, EARLY);
        TestTenant stranger = fixture.tenant();
        history.entry(stranger.organization(), "shop.sale.update", Map.of(), List.of());

        // Then
        assertThat(fixture.get(stranger.owner(), tenant.path("/audit")).code())
                .isEqualTo("QRY-202");
        assertThat(ids(audit(admin, ""))).hasSize(1);
    }

    @Test
    void it_is_narrowed_by_actor_command_entity_row_outcome_and_time() {
        // Given
        UUID first = updated(member, EARLY);
        UUID second = refused(colleague, LATE);

        // Then
        assertThat(ids(audit(admin, "?actor=" + member))).containsExactly(first);
        assertThat(ids(audit(admin, "?command.prefix=shop.agent"))).containsExactly(second);
        assertThat(ids(audit(admin, "?command=shop.sale.update"))).containsExactly(first);
        assertThat(ids(audit(admin, "?entity=shop.sales"))).containsExactly(first);
        assertThat(ids(audit(admin, "?row=shop.sales/" + sale))).containsExactly(first);
        assertThat(ids(audit(admin, "?outcome=refused&code=CMD-203"))).containsExactly(second);
        assertThat(ids(audit(admin, "?occurred_at.lt=" + LATE))).containsExactly(first);
        assertThat(ids(audit(admin, "?occurred_at.gte=" + LATE))).containsExactly(second);
        assertThat(audit(admin, "?sort=actor").code()).isEqualTo("QRY-102");
        assertThat(audit(admin, "?changes=x").code()).isEqualTo("QRY-102");
    }

    @Test
    void pages_hold_every_entry_once() {
        // Given
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(updated(member, EARLY));
        }

        // When
        List<UUID> read = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = audit(admin, "?limit=3&command=shop.sale.update" + cursor);
            read.addAll(ids(page));
            JsonNode next = page.body().path("next_cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
            if (!cursor.isEmpty()) {
                assertThat(audit(admin, "?limit=3" + cursor).code()).isEqualTo("QRY-102");
            }
        } while (!cursor.isEmpty());

        // Then
        assertThat(read).isEqualTo(all);
    }

    @Test
    void an_entry_of_many_rows_names_some_and_counts_all() {
        // Given
        Map<String, Object> changes = new java.util.HashMap<>();
        for (int i = 0; i < 100; i++) {
            changes.put(
                    TestHistory.key("sales", UUID.randomUUID()),
                    TestHistory.change("create", 1, Map.of(), Map.of("title", "Lamp")));
        }
        history.told(member.toString(), "import", "", LATE, changes);

        // When
        JsonNode entry = audit(admin, "").body().path("items").path(0);

        // Then
        assertThat(entry.path("rows")).hasSize(20);
        assertThat(entry.path("row_count").asInt()).isEqualTo(100);
    }

    @Test
    void the_id_of_a_row_that_no_role_sees_is_told_to_its_writer_only() {
        // Given
        String row = "gone.messages/" + UUID.randomUUID();
        history.told(
                member.toString(),
                "gone.message.create",
                "",
                LATE,
                Map.of(row, TestHistory.change("create", 1, Map.of(), Map.of("body", "Secret"))));

        // Then
        assertThat(rowId(audit(member, ""))).isEqualTo(row.substring(row.indexOf('/') + 1));
        assertThat(rowId(audit(tenant.owner(), ""))).isEmpty();
    }

    private UUID updated(UUID actor, String at) {
        return history.told(
                actor.toString(),
                "shop.sale.update",
                "",
                at,
                Map.of(
                        TestHistory.key("sales", sale),
                        TestHistory.change(
                                "update",
                                2,
                                Map.of("title", "Secret", "version", 1),
                                Map.of(
                                        "title",
                                        "Secret 2",
                                        "due_on",
                                        "2026-02-01",
                                        "version",
                                        2))));
    }

    private UUID refused(UUID actor, String at) {
        return history.told(actor.toString(), "shop.agent.update", "CMD-203", at, Map.of());
    }

    private Reply audit(UUID user, String query) {
        return fixture.get(user, tenant.path("/audit" + query));
    }

    private static List<UUID> ids(Reply reply) {
        List<UUID> ids = new ArrayList<>();
        reply.body().path("items").forEach(i -> ids.add(UUID.fromString(i.path("id").asString())));
        return ids;
    }

    private static String rowId(Reply reply) {
        return reply.body().path("items").path(0).path("rows").path(0).path("id").asString("");
    }
}
