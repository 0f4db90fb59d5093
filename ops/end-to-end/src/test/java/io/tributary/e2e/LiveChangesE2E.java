package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many who listen while applications write and services are killed: each is told every change that
/// it may see once, and nothing else.
class LiveChangesE2E {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int ORGANIZATIONS = FULL ? 25 : 3;
    private static final int STREAMS_OF_A_USER = FULL ? 5 : 2;
    private static final int KILLS = FULL ? 2 : 1;

    /// Where applications write without a pause: more would leave a starting service no core.
    private static final int BUSY = 3;

    /// As many as a user may have streams in.
    private static final int ORGANIZATIONS_OF_A_USER = 10 / STREAMS_OF_A_USER;

    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    private final Map<String, String> staff = new HashMap<>();
    private final List<Person> people = new ArrayList<>();
    private final List<LiveListener> listeners = new ArrayList<>();

    private record Person(Tenant tenant, String user, String role, List<LiveListener> streams) {}

    @Test
    @Covers({"PL-1", "PL-3"})
    void each_is_told_every_visible_change_once_and_nothing_foreign() {
        // Given
        List<Tenant> tenants =
                IntStream.range(0, ORGANIZATIONS)
                        .mapToObj(i -> Tenant.found(TRIBUTARY, "live" + i))
                        .toList();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            staffed(tenants.get(i), i / ORGANIZATIONS_OF_A_USER);
        }
        people.forEach(this::listen);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> listeners.stream().allMatch(LiveListener::begun));

        // When
        try (Writers writers = Writers.writing(tenants.subList(0, BUSY))) {
            for (int i = 0; i < KILLS; i++) {
                tenants.forEach(this::postsComeAndGo);
                kill(Station.QUERY_API, writers);
                awaitConnectedAgain(i + 1);
                tenants.forEach(this::postsComeAndGo);
            }
            if (FULL) {
                kill(Station.CDC_CONNECTOR, writers);
            }
        }

        // Then
        Map<UUID, String> last = new HashMap<>();
        tenants.forEach(
                t ->
                        last.put(
                                t.organization(),
                                "dialer.campaigns "
                                        + t.created(
                                                "dialer.campaign.create", Map.of("name", "Last"))
                                        + " create 1"));
        await().atMost(Duration.ofMinutes(4))
                .untilAsserted(
                        () ->
                                assertThat(people)
                                        .allSatisfy(
                                                p ->
                                                        assertTold(
                                                                p,
                                                                last.get(
                                                                        p.tenant()
                                                                                .organization()))));
        Map<UUID, LiveExpectation> journals = new HashMap<>();
        tenants.forEach(
                t ->
                        journals.put(
                                t.organization(), LiveExpectation.of(TRIBUTARY, t.organization())));
        for (Person person : people) {
            List<String> expected =
                    journals.get(person.tenant().organization())
                            .toldTo(person.user(), person.role());
            for (LiveListener stream : person.streams()) {
                List<String> told = followed(stream);
                assertThat(told)
                        .as("%s %s", person.role(), person.user())
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertInOrder(told);
            }
        }
        listeners.forEach(LiveListener::close);
    }

    private void staffed(Tenant tenant, int team) {
        people.add(new Person(tenant, tenant.ownerName(), "owner", new ArrayList<>()));
        for (String role : List.of("admin", "member", "viewer")) {
            String user = staff.computeIfAbsent(role + team, r -> UUID.randomUUID().toString());
            tenant.accepted(
                    "identity.organization_member.create",
                    Map.of("user_id", user, "display_name", role, "role", role));
            people.add(new Person(tenant, user, role, new ArrayList<>()));
        }
    }

    private void listen(Person person) {
        ApiClient client = TRIBUTARY.as(person.user());
        UUID organization = person.tenant().organization();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.get(organization, "freshness").status() == 200);
        for (int i = 0; i < STREAMS_OF_A_USER; i++) {
            LiveListener listener = LiveListener.following(organization, client);
            person.streams().add(listener);
            listeners.add(listener);
        }
    }

    /// A post that only its author and moderators see for a while.
    private void postsComeAndGo(Tenant tenant) {
        Person author =
                people.stream()
                        .filter(p -> p.tenant().equals(tenant) && p.role().equals("member"))
                        .findFirst()
                        .orElseThrow();
        String post =
                TRIBUTARY
                        .as(author.user())
                        .send(
                                tenant.organization(),
                                "community.social_post.create",
                                Map.of("content", "Hello"))
                        .must(201)
                        .json()
                        .get("id")
                        .asString();
        tenant.accepted("community.social_post.hide", Map.of("id", post));
        tenant.accepted("community.social_post.update", Map.of("id", post, "content", "Psst"));
        tenant.accepted("community.social_post.show", Map.of("id", post));
    }

    private static void kill(Station station, Writers writers) {
        Path home = TRIBUTARY.script().home();
        awaitMore(writers, 100);
        station.signal(home, "KILL");
        await().atMost(Duration.ofMinutes(2)).until(() -> !station.processes(home).isEmpty());
        awaitMore(writers, 100);
    }

    private void awaitConnectedAgain(int kills) {
        await().atMost(Duration.ofMinutes(4))
                .until(() -> listeners.stream().allMatch(l -> l.connections() > kills));
    }

    private static void awaitMore(Writers writers, int commands) {
        long before = writers.accepted();
        await().atMost(Duration.ofMinutes(2)).until(() -> writers.accepted() >= before + commands);
    }

    private static void assertTold(Person person, String line) {
        for (LiveListener stream : person.streams()) {
            assertThat(stream.failure()).isEmpty();
            assertThat(stream.told()).contains(line);
        }
    }

    private static List<String> followed(LiveListener stream) {
        return stream.told().stream()
                .filter(
                        line ->
                                LiveExpectation.TABLES.contains(
                                        line.substring(0, line.indexOf(' '))))
                .toList();
    }

    /// The versions of each row rise.
    private static void assertInOrder(List<String> told) {
        Map<String, Long> newest = new HashMap<>();
        for (String line : told) {
            String[] parts = line.split(" ", -1);
            if (!parts[3].equals("-")) {
                long version = Long.parseLong(parts[3]);
                assertThat(version).as(line).isGreaterThan(newest.getOrDefault(parts[1], 0L));
                newest.put(parts[1], version);
            }
        }
    }
}
