package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.query.fixture.AddedDomain;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.TestChanges;
import io.tributary.query.fixture.TestListener;
import io.tributary.query.fixture.TestTenant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What listeners are told of a domain that is added while they listen.
class LiveAddedDomainIT {
    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final TestChanges changes = new TestChanges(fixture, tenant);
    private final UUID member = fixture.member(tenant.organization(), "member");

    @Test
    void who_listens_goes_on_and_is_told_of_it_too() {
        // Given
        AddedDomain garden = fixture.addable("garden");
        String began;
        try (TestListener listener = changes.listen(member, "")) {
            began = listener.lastId();

            // When
            garden.serve();
            changes.commit(garden.plant(tenant.organization(), 1));
            changes.commit(changes.agent(UUID.randomUUID(), 1, "create"));
            changes.commit(garden.plant(tenant.organization(), 2));

            // Then
            listener.awaitTold("plants create 1", "agents create 1", "plants create 2");
        }
        try (TestListener resumed = changes.listen(member, "?domain=garden&after=" + began)) {
            resumed.awaitTold("plants create 1", "plants create 2");
        }
    }

    @Test
    void what_happened_in_it_before_it_was_known_makes_those_who_listen_look_anew() {
        // Given
        AddedDomain orchard = fixture.addable("orchard");
        try (TestListener listener = changes.listen(member, "")) {
            changes.commit(orchard.plant(tenant.organization(), 1));
            changes.commit(changes.agent(UUID.randomUUID(), 1, "create"));
            listener.awaitTold("agents create 1");

            // When
            orchard.serve();

            // Then
            await().until(listener::ended);
            assertThat(listener.code()).isEqualTo("QRY-302");
            assertThat(listener.told()).containsExactly("agents create 1");
        }
        try (TestListener anew = changes.listen(member, "?domain=orchard")) {
            changes.commit(orchard.plant(tenant.organization(), 2));
            anew.awaitTold("plants create 2");
        }
    }
}
