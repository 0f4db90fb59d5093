package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestListener;
import io.tributary.query.fixture.TestPipeline;
import io.tributary.query.fixture.TestPipeline.Change;
import io.tributary.query.fixture.TestTenant;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What listeners of an organization are told.
class LiveChangesIT {
    private static final String AGENTS = "tributary.shop.agents";
    private static final String NOTES = "tributary.shop.notes";

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestPipeline pipeline = fixture.pipeline();
    private final TestTenant tenant = fixture.tenant();
    private final UUID member = fixture.member(tenant.organization(), "member");

    @Test
    void each_change_comes_once_in_commit_order_and_a_transaction_whole() {
        // Given
        UUID id = UUID.randomUUID();
        try (TestListener listener = listen(member, "")) {
            // When
            commit(agent(id, 1, "create"), agent(UUID.randomUUID(), 1, "create"));
            commit(agent(id, 2, "update"));
            commit(new Change(AGENTS, key(id), null));

            // Then
            listener.awaitTold(
                    "agents create 1", "agents create 1", "agents update 2", "agents removed -");
            assertThat(listener.transactions()).hasSize(3);
            assertThat(listener.transactions())
                    .extracting(TestListener.Event::id)
                    .doesNotHaveDuplicates();
            assertThat(listener.header("Content-Type")).startsWith("text/event-stream");
        }
    }

    @Test
    void a_row_has_the_fields_of_its_document_and_no_others() {
        // Given
        UUID id = UUID.randomUUID();
        try (TestListener listener = listen(member, "?domain=shop&entity=agents")) {
            // When
            commit(agent(id, 1, "create"));

            // Then
            listener.awaitTold("agents create 1");
            var event = listener.transactions().getFirst().data();
            var change = event.path("changes").path(0);
            assertThat(change.path("domain").asString()).isEqualTo("shop");
            assertThat(change.path("id").asString()).isEqualTo(id.toString());
            assertThat(change.path("row").propertyNames())
                    .containsExactlyInAnyOrder(
                            "organization_id",
                            "id",
                            "version",
                            "created_at",
                            "updated_at",
                            "created_by",
                            "nick");
            assertThat(change.path("row").path("created_at").asString())
                    .isEqualTo("1970-01-01T00:00:00.000Z");
            assertThat(event.path("more").asBoolean(true)).isFalse();
        }
    }

    @Test
    @Covers("PL-1")
    void nothing_of_another_organization_is_told() {
        // Given
        TestTenant neighbour = neighbourOf(tenant.organization());
        UUID theirs = UUID.randomUUID();
        try (TestListener listener = listen(member, "")) {
            // When
            pipeline.commit(
                    neighbour.organization(),
                    fixture.row(
                            "shop",
                            "agents",
                            new RowKey(neighbour.organization(), theirs),
                            Map.of("nick", "theirs", "version", 7L)));
            commit(agent(UUID.randomUUID(), 1, "create"));

            // Then
            listener.awaitTold("agents create 1");
        }
    }

    @Test
    @Covers("PL-1")
    void a_draft_is_told_to_whom_it_is_visible_and_taken_from_whom_it_was() {
        // Given
        UUID id = UUID.randomUUID();
        String authors = "user:" + member + ",role:admin";
        UUID colleague = fixture.member(tenant.organization(), "member");
        try (TestListener author = listen(member, "?domain=shop");
                TestListener admin = listen(tenant.owner(), "?domain=shop");
                TestListener other = listen(colleague, "?domain=shop")) {
            // When
            commit(note(id, 1, "draft", "create", null));
            commit(note(id, 2, "draft", "update", authors));
            commit(note(id, 3, "shown", "update", authors));
            commit(note(id, 4, "draft", "update", "everyone"));
            commit(note(id, 5, "draft", "update", authors));
            commit(new Change(NOTES, key(id), null, "delete", Optional.of(authors)));
            commit(agent(UUID.randomUUID(), 1, "create"));

            // Then
            String[] all = {
                "notes create 1",
                "notes update 2",
                "notes update 3",
                "notes update 4",
                "notes update 5",
                "notes removed -",
                "agents create 1"
            };
            author.awaitTold(all);
            admin.awaitTold(all);
            other.awaitTold("notes update 3", "notes removed -", "agents create 1");
        }
    }

    @Test
    @Covers("PL-1")
    void a_role_too_weak_to_ask_for_rows_is_not_told_of_them() {
        // Given
        try (TestListener owner = listen(tenant.owner(), "?domain=shop");
                TestListener weak = listen(member, "?domain=shop")) {
            // When
            commit(row("takings", UUID.randomUUID(), Map.of("cents", 5, "version", 1L)));
            commit(agent(UUID.randomUUID(), 1, "create"));

            // Then
            owner.awaitTold("takings create 1", "agents create 1");
            weak.awaitTold("agents create 1");
        }
    }

    @Test
    void a_stream_goes_on_where_the_last_event_was() {
        // Given
        UUID id = UUID.randomUUID();
        String second;
        String last;
        try (TestListener first = listen(member, "")) {
            commit(agent(id, 1, "create"));
            commit(agent(id, 2, "update"));
            commit(agent(id, 3, "update"));
            first.awaitTold("agents create 1", "agents update 2", "agents update 3");
            second = first.transactions().get(1).id();
            last = first.lastId();
        }

        // When
        commit(agent(id, 4, "update"));
        commit(agent(id, 5, "update"));

        // Then
        try (TestListener resumed = listen(member, "", "Last-Event-ID", last)) {
            resumed.awaitTold("agents update 4", "agents update 5");
        }
        try (TestListener resumed = listen(member, "?after=" + second)) {
            resumed.awaitTold("agents update 3", "agents update 4", "agents update 5");
        }
        try (TestListener resumed = listen(member, "?after=" + second, "Last-Event-ID", last)) {
            resumed.awaitTold("agents update 4", "agents update 5");
        }
        try (TestListener resumed = listen(member, "?after=" + last + "," + second)) {
            resumed.awaitTold("agents update 3", "agents update 4", "agents update 5");
        }
    }

    @Test
    void a_transaction_of_many_rows_comes_in_parts_and_can_be_resumed_between_them() {
        // Given
        List<Change> many = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            many.add(agent(UUID.randomUUID(), i, "create"));
        }
        String afterFirst;
        try (TestListener listener = listen(member, "")) {
            commit(many.toArray(Change[]::new));
            await().until(() -> listener.told().size() == 1200);
            assertThat(listener.transactions())
                    .extracting(e -> e.data().path("more").asBoolean())
                    .containsExactly(true, true, false);
            afterFirst = listener.transactions().getFirst().id();
        }

        // When
        try (TestListener resumed = listen(member, "?after=" + afterFirst)) {
            // Then
            await().until(() -> resumed.told().size() >= 700);
            assertThat(resumed.told()).hasSize(700).startsWith("agents create 500");
        }
    }

    @Test
    void an_answer_carries_the_position_behind_it() {
        // Given
        UUID id = UUID.randomUUID();
        commit(agent(id, 1, "create"));
        fixture.documents()
                .row(
                        "tributary-shop-agents",
                        tenant.organization(),
                        id,
                        List.of("everyone"),
                        Map.of("nick", "a"));
        pipeline.applied("tributary-shop-agents", tenant.organization());

        // When
        String listed = positionOf("/documents/shop/agents", id);
        String got = positionOf("/documents/shop/agents/" + id, id);
        commit(agent(id, 2, "update"));

        // Then
        for (String position : List.of(listed, got)) {
            try (TestListener listener = listen(member, "?after=" + position)) {
                listener.awaitTold("agents update 2");
            }
        }
    }

    /// Asked until the answer has the row: only then nothing of it is told again.
    private String positionOf(String path, UUID id) {
        return await().until(
                        () -> {
                            Reply reply = fixture.get(member, tenant.path(path));
                            return reply.body().toString().contains(id.toString())
                                    ? reply.header("Tributary-Changes-After")
                                    : "";
                        },
                        position -> !position.isEmpty());
    }

    @Test
    void a_position_that_is_not_remembered_or_somebody_elses_is_gone() {
        // Given
        String owners;
        try (TestListener listener = listen(tenant.owner(), "")) {
            owners = listener.lastId();
        }
        String forgotten = owners.replaceFirst("^[^.]+\\.[^.]+", "0.1");

        // Then
        assertThat(refusal(member, "?after=" + owners)).isEqualTo("410 QRY-302");
        assertThat(refusal(tenant.owner(), "?after=" + forgotten)).isEqualTo("410 QRY-302");
    }

    @ParameterizedTest
    @CsvSource({
        "?after=nonsense, 400 QRY-102",
        "?nonsense=1, 400 QRY-102",
        "?entity=agents, 400 QRY-102",
        "?domain=nowhere, 404 QRY-101",
        "?domain=shop&entity=deliveries, 404 QRY-101",
        "?domain=shop&entity=agent_figures, 404 QRY-101",
        "?domain=shop&entity=takings, 403 QRY-203"
    })
    void what_cannot_be_followed_is_refused(String query, String refusal) {
        assertThat(refusal(member, query)).isEqualTo(refusal);
    }

    @Test
    @Covers("PL-1")
    void a_stranger_gets_no_stream() {
        assertThat(refusal(fixture.tenant().owner(), "")).isEqualTo("403 QRY-202");
    }

    @Test
    @Covers("PL-1")
    void who_is_shut_out_is_told_nothing_that_comes_later() {
        // Given
        UUID row = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        commit(fixture.member(tenant.organization(), row, user, "member", "active"));
        await().until(() -> fixture.get(user, tenant.path("/freshness")).status() == 200);
        try (TestListener listener = listen(user, "?domain=shop")) {
            // When
            commit(fixture.member(tenant.organization(), row, user, "member", "suspended"));
            commit(agent(UUID.randomUUID(), 1, "create"));

            // Then
            await().until(listener::ended);
            assertThat(listener.code()).isEqualTo("QRY-202");
            assertThat(listener.told()).isEmpty();
        }
    }

    @Test
    void who_sees_more_or_less_from_now_on_must_look_anew() {
        // Given
        UUID row = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        commit(fixture.member(tenant.organization(), row, user, "member", "active"));
        await().until(() -> fixture.get(user, tenant.path("/freshness")).status() == 200);
        try (TestListener listener = listen(user, "?domain=shop")) {
            // When
            commit(fixture.member(tenant.organization(), row, user, "admin", "active"));

            // Then
            await().until(listener::ended);
            assertThat(listener.code()).isEqualTo("QRY-302");
            assertThat(refusal(user, "?after=" + listener.lastId())).isEqualTo("410 QRY-302");
        }
    }

    @Test
    void one_user_has_so_many_streams_and_no_more() {
        // Given
        List<TestListener> listeners = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            listeners.add(listen(member, ""));
        }

        // When
        String eleventh = refusal(member, "");

        // Then
        assertThat(eleventh).isEqualTo("429 QRY-401");
        listeners.forEach(TestListener::close);
        commit(agent(UUID.randomUUID(), 1, "create"));
        await().until(() -> refusal(member, "").equals("200 "));
    }

    @Test
    void a_quiet_stream_keeps_its_position_fresh() {
        // Given
        try (TestListener listener = listen(member, "")) {
            String began = listener.lastId();

            // Then
            await().until(() -> !listener.lastId().equals(began));
            assertThat(listener.transactions()).isEmpty();
        }
    }

    private TestListener listen(UUID user, String query, String... headers) {
        return fixture.listen(user, tenant.path("/changes" + query), headers);
    }

    private String refusal(UUID user, String query) {
        try (TestListener listener = listen(user, query)) {
            return listener.status() + " " + listener.code();
        }
    }

    private void commit(Change... changes) {
        pipeline.commit(tenant.organization(), changes);
    }

    private String key(UUID id) {
        return new RowKey(tenant.organization(), id).toString();
    }

    private Change row(String table, UUID id, Map<String, ?> values) {
        return fixture.row("shop", table, new RowKey(tenant.organization(), id), values);
    }

    private Change agent(UUID id, long version, String operation) {
        Change change = row("agents", id, Map.of("nick", "a" + version, "version", version));
        return new Change(
                change.topic(), change.key(), change.value(), operation, Optional.empty());
    }

    private Change note(
            UUID id,
            long version,
            String status,
            String operation,
            @Nullable String visibleBefore) {
        Map<String, Object> values = new HashMap<>();
        values.put("text", "n");
        values.put("status", status);
        values.put("version", version);
        values.put("created_by", member.toString());
        Change change = row("notes", id, values);
        return new Change(
                change.topic(),
                change.key(),
                change.value(),
                operation,
                Optional.ofNullable(visibleBefore));
    }

    private TestTenant neighbourOf(UUID organization) {
        int partition = OrganizationPartition.of(organization, TestPipeline.PARTITIONS);
        while (true) {
            TestTenant other = fixture.tenant();
            if (OrganizationPartition.of(other.organization(), TestPipeline.PARTITIONS)
                    == partition) {
                return other;
            }
        }
    }
}
