package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.TestChanges;
import io.tributary.query.fixture.TestListener;
import io.tributary.query.fixture.TestPipeline;
import io.tributary.query.fixture.TestTenant;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.RowKey;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is told of a change, and who is not.
class LiveVisibilityIT {
    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final TestChanges changes = new TestChanges(fixture, tenant);
    private final UUID member = fixture.member(tenant.organization(), "member");

    @Test
    @Covers("PL-1")
    void nothing_of_another_organization_is_told() {
        // Given
        TestTenant neighbour = neighbourOf(tenant.organization());
        UUID theirs = UUID.randomUUID();
        try (TestListener listener = changes.listen(member, "")) {
            // When
            fixture.pipeline()
                    .commit(
                            neighbour.organization(),
                            fixture.row(
                                    "shop",
                                    "agents",
                                    new RowKey(neighbour.organization(), theirs),
                                    Map.of("nick", "theirs", "version", 7L)));
            changes.commit(changes.agent(UUID.randomUUID(), 1, "create"));

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
        try (TestListener author = changes.listen(member, "?domain=shop");
                TestListener admin = changes.listen(tenant.owner(), "?domain=shop");
                TestListener other = changes.listen(colleague, "?domain=shop")) {
            // When
            changes.commit(changes.note(member, id, 1, "draft", "create", null));
            changes.commit(changes.note(member, id, 2, "draft", "update", authors));
            changes.commit(changes.note(member, id, 3, "shown", "update", authors));
            changes.commit(changes.note(member, id, 4, "draft", "update", "everyone"));
            changes.commit(changes.note(member, id, 5, "draft", "update", authors));
            changes.commit(changes.gone(TestChanges.NOTES, id, authors));
            changes.commit(changes.agent(UUID.randomUUID(), 1, "create"));

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
        try (TestListener owner = changes.listen(tenant.owner(), "?domain=shop");
                TestListener weak = changes.listen(member, "?domain=shop")) {
            // When
            changes.commit(
                    changes.row("takings", UUID.randomUUID(), Map.of("cents", 5, "version", 1L)));
            changes.commit(changes.agent(UUID.randomUUID(), 1, "create"));

            // Then
            owner.awaitTold("takings create 1", "agents create 1");
            weak.awaitTold("agents create 1");
        }
    }

    @Test
    @Covers("PL-1")
    void a_stranger_gets_no_stream() {
        assertThat(changes.refusal(fixture.tenant().owner(), "")).isEqualTo("403 QRY-202");
    }

    @Test
    @Covers("PL-1")
    void who_is_shut_out_is_told_nothing_that_comes_later() {
        // Given
        UUID row = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        changes.commit(fixture.member(tenant.organization(), row, user, "member", "active"));
        await().until(() -> fixture.get(user, tenant.path("/freshness")).status() == 200);
        try (TestListener listener = changes.listen(user, "?domain=shop")) {
            // When
            changes.commit(fixture.member(tenant.organization(), row, user, "member", "suspended"));
            changes.commit(changes.agent(UUID.randomUUID(), 1, "create"));

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
        changes.commit(fixture.member(tenant.organization(), row, user, "member", "active"));
        await().until(() -> fixture.get(user, tenant.path("/freshness")).status() == 200);
        try (TestListener listener = changes.listen(user, "?domain=shop")) {
            // When
            changes.commit(fixture.member(tenant.organization(), row, user, "admin", "active"));

            // Then
            await().until(listener::ended);
            assertThat(listener.code()).isEqualTo("QRY-302");
            assertThat(changes.refusal(user, "?after=" + listener.lastId()))
                    .isEqualTo("410 QRY-302");
        }
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
