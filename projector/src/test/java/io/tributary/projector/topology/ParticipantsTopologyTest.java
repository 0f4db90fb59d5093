package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import io.tributary.schemas.catalog.Entity;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows that are seen by those who take part.
@Covers("CO-4")
class ParticipantsTopologyTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID TALK = UUID.randomUUID();
    private static final UUID OTHER_TALK = UUID.randomUUID();
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BEN = UUID.randomUUID();
    private static final String ANNS = key(UUID.randomUUID());
    private static final String BENS = key(UUID.randomUUID());
    private static final String HELLO = key(UUID.randomUUID());

    private final Driver messages = new Driver(ClubDomain.documentsOf(ClubDomain.MESSAGE));
    private final Driver guests = new Driver(ClubDomain.documentsOf(ClubDomain.GUEST));

    @AfterEach
    void close() {
        messages.close();
        guests.close();
    }

    @Test
    void a_message_is_seen_by_those_who_take_part_and_by_no_role() {
        // Given
        guest(messages, ANNS, TALK, ANN);
        message(TALK);
        guest(messages, BENS, TALK, BEN);

        // When
        messages.flush();

        // Then
        assertThat(visibleTo(messages, HELLO)).isEqualTo(users(ANN, BEN));
    }

    @Test
    void who_leaves_does_not_see_it_any_more_and_who_returns_does() {
        // Given
        guest(messages, ANNS, TALK, ANN);
        guest(messages, BENS, TALK, BEN);
        message(TALK);
        messages.flush();

        // When
        messages.send(ClubDomain.topicOf(ClubDomain.GUEST), BENS, null);
        messages.flush();
        Set<String> without = visibleTo(messages, HELLO);
        guest(messages, BENS, TALK, BEN);
        messages.flush();

        // Then
        assertThat(without).isEqualTo(users(ANN));
        assertThat(visibleTo(messages, HELLO)).isEqualTo(users(ANN, BEN));
    }

    @Test
    void who_goes_to_another_talk_sees_that_one_instead() {
        // Given
        String other = key(UUID.randomUUID());
        guest(messages, ANNS, TALK, ANN);
        guest(messages, BENS, TALK, BEN);
        message(TALK);
        messages.send(topic(ClubDomain.MESSAGE), other, row(ClubDomain.MESSAGE, other, OTHER_TALK));
        messages.flush();

        // When
        guest(messages, BENS, OTHER_TALK, BEN);
        messages.flush();

        // Then
        assertThat(visibleTo(messages, HELLO)).isEqualTo(users(ANN));
        assertThat(visibleTo(messages, other)).isEqualTo(users(BEN));
    }

    @Test
    void a_place_given_to_another_person_changes_who_sees_it() {
        // Given
        guest(messages, ANNS, TALK, ANN);
        message(TALK);
        messages.flush();

        // When
        guest(messages, ANNS, TALK, BEN);
        messages.flush();

        // Then
        assertThat(visibleTo(messages, HELLO)).isEqualTo(users(BEN));
    }

    @Test
    void a_message_without_anybody_is_seen_by_nobody() {
        // When
        message(TALK);
        messages.flush();

        // Then
        assertThat(visibleTo(messages, HELLO)).isEmpty();
    }

    @Test
    void those_who_take_part_see_each_other() {
        // Given
        guest(guests, ANNS, TALK, ANN);
        guests.flush();

        // When
        guest(guests, BENS, TALK, BEN);
        guests.flush();
        Set<String> both = visibleTo(guests, ANNS);
        guests.send(topic(ClubDomain.GUEST), ANNS, null);
        guests.flush();

        // Then
        assertThat(both).isEqualTo(users(ANN, BEN));
        assertThat(visibleTo(guests, BENS)).isEqualTo(users(BEN));
        assertThat(guests.documents).containsOnlyKeys(BENS);
    }

    private static void guest(Driver driver, String key, UUID talk, UUID user) {
        driver.send(
                topic(ClubDomain.GUEST),
                key,
                ClubDomain.row(
                        ClubDomain.GUEST,
                        key,
                        Map.of("talk_id", talk.toString(), "user_id", user.toString())));
    }

    private void message(UUID talk) {
        messages.send(topic(ClubDomain.MESSAGE), HELLO, row(ClubDomain.MESSAGE, HELLO, talk));
    }

    private static byte[] row(Entity entity, String key, UUID talk) {
        return ClubDomain.row(entity, key, Map.of("talk_id", talk.toString(), "text", "x"));
    }

    private static String topic(Entity entity) {
        return ClubDomain.topicOf(entity);
    }

    private static Set<String> visibleTo(Driver driver, String key) {
        Set<String> values = new TreeSet<>();
        driver.documents.get(key).get("visible_to").forEach(v -> values.add(v.asString()));
        return values;
    }

    private static Set<String> users(UUID... ids) {
        Set<String> values = new TreeSet<>();
        for (UUID id : ids) {
            values.add("user:" + id);
        }
        return values;
    }

    private static String key(UUID id) {
        return ORGANIZATION + "/" + id;
    }
}
