package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Covers("CO-1")
class EventPlacesIT {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");

    private Tenant admin;

    @BeforeEach
    void found() {
        admin = Trial.shared().found();
        Trial.shared()
                .sql(
                        "update identity.organizations set member_limit = 1000 where id = '%s'"
                                .formatted(admin.organization()));
    }

    @Test
    void an_event_never_holds_more_people_than_places_and_the_others_wait_in_order() {
        // Given
        int places = FULL ? 100 : 20;
        List<Tenant> people = members(FULL ? 500 : 60);
        String event = event(places, true);

        // When
        List<Reply> replies = Parallel.all(people.size(), i -> register(people.get(i), event));

        // Then
        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(of(event, "status = 'registered'")).isEqualTo(places);
        assertThat(of(event, "status = 'waiting'")).isEqualTo(people.size() - places);
        assertThat(
                        of(
                                event,
                                "position <= %1$d and status = 'registered' or position between %1$d + 1 and %2$d and status = 'waiting'"
                                        .formatted(places, people.size())))
                .isEqualTo(people.size());
    }

    @Test
    void a_place_given_back_goes_to_the_first_who_waits() {
        // Given
        String event = event(1, true);
        List<Tenant> people = members(3);
        List<String> registrations =
                people.stream().map(person -> register(person, event).id()).toList();

        // When
        Reply cancelled = cancel(people.get(0), registrations.get(0));

        // Then
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(registrations.stream().map(this::status))
                .containsExactly("cancelled", "registered", "waiting");
    }

    @Test
    void who_comes_back_waits_behind_the_others() {
        // Given
        String event = event(1, true);
        List<Tenant> people = members(2);
        String first = register(people.get(0), event).id();
        register(people.get(1), event);
        cancel(people.get(0), first);

        // When
        Reply again = register(people.get(0), event);

        // Then
        assertThat(again.status()).isEqualTo(201);
        assertThat(status(again.id())).isEqualTo("waiting");
        assertThat(register(people.get(0), event).code()).isEqualTo("CMD-303");
    }

    @Test
    void more_places_go_to_those_who_wait_and_fewer_than_taken_are_refused() {
        // Given
        String event = event(1, true);
        List<String> registrations =
                members(4).stream().map(person -> register(person, event).id()).toList();

        // When
        Reply wider = resize(event, "3");
        Reply tooFew = resize(event, "2");

        // Then
        assertThat(wider.status()).isEqualTo(200);
        assertThat(registrations.stream().map(this::status))
                .containsExactly("registered", "registered", "registered", "waiting");
        assertThat(tooFew.code()).isEqualTo("CMD-308");
        assertThat(resize(event, "null").status()).isEqualTo(200);
        assertThat(of(event, "status = 'registered'")).isEqualTo(4);
    }

    @Test
    void a_full_event_without_a_waiting_list_refuses() {
        // Given
        String event = event(1, false);
        List<Tenant> people = members(2);
        register(people.get(0), event);

        // When
        Reply refused = register(people.get(1), event);

        // Then
        assertThat(refused.code()).isEqualTo("CMD-308");
        assertThat(of(event, "true")).isEqualTo(1);
    }

    @Test
    void nobody_registers_for_a_draft_or_for_an_event_that_is_over() {
        // Given
        Tenant person = members(1).getFirst();
        String draft = create("{%s}".formatted(fields(5, true)));
        String over = event(5, true);
        Trial.shared()
                .sql(
                        "update community.events set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where organization_id = '%s' and id = '%s'"
                                .formatted(admin.organization(), over));

        // When
        Reply unseen = register(person, draft);
        List<String> codes = List.of(register(admin, draft).code(), register(person, over).code());

        // Then
        assertThat(unseen.code()).isEqualTo("CMD-304");
        assertThat(codes).containsOnly("CMD-306");
    }

    @Test
    void another_persons_place_is_given_back_by_a_moderator_only() {
        // Given
        String event = event(5, true);
        List<Tenant> people = members(2);
        String registration = register(people.get(0), event).id();

        // When
        Reply stranger = cancel(people.get(1), registration);
        Reply moderator = cancel(admin.member("moderator"), registration);

        // Then
        assertThat(stranger.code()).isEqualTo("CMD-203");
        assertThat(moderator.status()).isEqualTo(200);
    }

    private List<Tenant> members(int count) {
        return IntStream.range(0, count).mapToObj(_ -> admin.member("viewer")).toList();
    }

    private String event(int capacity, boolean waitingList) {
        return create("{%s, \"status\": \"published\"}".formatted(fields(capacity, waitingList)));
    }

    private static String fields(int capacity, boolean waitingList) {
        return """
               "title": "Meeting", "starts_at": "2099-01-01T18:00:00Z", "ends_at": "2099-01-01T20:00:00Z",
               "capacity": %d, "waiting_list": %s"""
                .formatted(capacity, waitingList);
    }

    private String create(String body) {
        Reply reply = admin.send("community.event.create", body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.id();
    }

    /// As a careful client does it: when the service is busy, once more with the same key.
    private static Reply register(Tenant person, String event) {
        String key = UUID.randomUUID().toString();
        Reply reply;
        do {
            reply =
                    person.send(
                            "community.event_registration.register",
                            "{\"event_id\": \"%s\"}".formatted(event),
                            "Idempotency-Key",
                            key);
        } while (reply.status() == 429 || reply.status() == 503);
        return reply;
    }

    private static Reply cancel(Tenant person, String registration) {
        return person.send(
                "community.event_registration.cancel", "{\"id\": \"%s\"}".formatted(registration));
    }

    private Reply resize(String event, String capacity) {
        return admin.send(
                "community.event.resize",
                "{\"id\": \"%s\", \"capacity\": %s}".formatted(event, capacity));
    }

    private long of(String event, String condition) {
        return admin.count(
                "community.event_registrations",
                "event_id = '%s' and (%s)".formatted(event, condition));
    }

    private String status(String registration) {
        return Trial.shared()
                .sql(
                        "select status from community.event_registrations where organization_id = '%s' and id = '%s'"
                                .formatted(admin.organization(), registration));
    }
}
