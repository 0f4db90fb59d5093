package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestChanges;
import io.tributary.query.fixture.TestListener;
import io.tributary.query.fixture.TestPipeline.Change;
import io.tributary.query.fixture.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What listeners of an organization are told, and how they go on.
class LiveChangesIT {
    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final TestChanges changes = new TestChanges(fixture, tenant);
    private final UUID member = fixture.member(tenant.organization(), "member");

    @Test
    void each_change_comes_once_in_commit_order_and_a_transaction_whole() {
        // Given
        UUID id = UUID.randomUUID();
        try (TestListener listener = changes.listen(member, "")) {
            // When
            changes.commit(
                    changes.agent(id, 1, "create"), changes.agent(UUID.randomUUID(), 1, "create"));
            changes.commit(changes.agent(id, 2, "update"));
            changes.commit(changes.gone(TestChanges.AGENTS, id, null));

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
        try (TestListener listener = changes.listen(member, "?domain=shop&entity=agents")) {
            // When
            changes.commit(changes.agent(id, 1, "create"));

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
    void a_stream_goes_on_where_the_last_event_was() {
        // Given
        UUID id = UUID.randomUUID();
        String second;
        String last;
        try (TestListener first = changes.listen(member, "")) {
            changes.commit(changes.agent(id, 1, "create"));
            changes.commit(changes.agent(id, 2, "update"));
            changes.commit(changes.agent(id, 3, "update"));
            first.awaitTold("agents create 1", "agents update 2", "agents update 3");
            second = first.transactions().get(1).id();
            last = first.lastId();
        }

        // When
        changes.commit(changes.agent(id, 4, "update"));
        changes.commit(changes.agent(id, 5, "update"));

        // Then
        try (TestListener resumed = changes.listen(member, "", "Last-Event-ID", last)) {
            resumed.awaitTold("agents update 4", "agents update 5");
        }
        try (TestListener resumed = changes.listen(member, "?after=" + second)) {
            resumed.awaitTold("agents update 3", "agents update 4", "agents update 5");
        }
        try (TestListener resumed =
                changes.listen(member, "?after=" + second, "Last-Event-ID", last)) {
            resumed.awaitTold("agents update 4", "agents update 5");
        }
        try (TestListener resumed = changes.listen(member, "?after=" + last + "," + second)) {
            resumed.awaitTold("agents update 3", "agents update 4", "agents update 5");
        }
    }

    @Test
    void a_transaction_of_many_rows_comes_in_parts_and_can_be_resumed_between_them() {
        // Given
        List<Change> many = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            many.add(changes.agent(UUID.randomUUID(), i, "create"));
        }
        String afterFirst;
        try (TestListener listener = changes.listen(member, "")) {
            changes.commit(many.toArray(Change[]::new));
            await().until(() -> listener.told().size() == 1200);
            assertThat(listener.transactions())
                    .extracting(e -> e.data().path("more").asBoolean())
                    .containsExactly(true, true, false);
            afterFirst = listener.transactions().getFirst().id();
        }

        // When
        try (TestListener resumed = changes.listen(member, "?after=" + afterFirst)) {
            // Then
            await().until(() -> resumed.told().size() >= 700);
            assertThat(resumed.told()).hasSize(700).startsWith("agents create 500");
        }
    }

    @Test
    void an_answer_carries_the_position_behind_it() {
        // Given
        UUID id = UUID.randomUUID();
        changes.commit(changes.agent(id, 1, "create"));
        fixture.documents()
                .row(
                        "tributary-shop-agents",
                        tenant.organization(),
                        id,
                        List.of("everyone"),
                        Map.of("nick", "a"));
        fixture.pipeline().applied("tributary-shop-agents", tenant.organization());

        // When
        String listed = positionOf("/documents/shop/agents", id);
        String got = positionOf("/documents/shop/agents/" + id, id);
        changes.commit(changes.agent(id, 2, "update"));

        // Then
        for (String position : List.of(listed, got)) {
            try (TestListener listener = changes.listen(member, "?after=" + position)) {
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
        try (TestListener listener = changes.listen(tenant.owner(), "")) {
            owners = listener.lastId();
        }
        String forgotten = owners.replaceFirst("^[^.]+\\.[^.]+", "0.1");

        // Then
        assertThat(changes.refusal(member, "?after=" + owners)).isEqualTo("410 QRY-302");
        assertThat(changes.refusal(tenant.owner(), "?after=" + forgotten)).isEqualTo("410 QRY-302");
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
        assertThat(changes.refusal(member, query)).isEqualTo(refusal);
    }

    @Test
    void one_user_has_so_many_streams_and_no_more() {
        // Given
        List<TestListener> listeners = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            listeners.add(changes.listen(member, ""));
        }

        // When
        String eleventh = changes.refusal(member, "");

        // Then
        assertThat(eleventh).isEqualTo("429 QRY-401");
        listeners.forEach(TestListener::close);
        changes.commit(changes.agent(UUID.randomUUID(), 1, "create"));
        await().until(() -> changes.refusal(member, "").equals("200 "));
    }

    @Test
    void a_quiet_stream_keeps_its_position_fresh() {
        // Given
        try (TestListener listener = changes.listen(member, "")) {
            String began = listener.lastId();

            // Then
            await().until(() -> !listener.lastId().equals(began));
            assertThat(listener.transactions()).isEmpty();
        }
    }
}
