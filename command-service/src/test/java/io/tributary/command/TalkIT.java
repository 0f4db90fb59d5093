package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who can become a participant of a talk, and write in it.
@Covers("CO-4")
class TalkIT {
    private final String thread = UUID.randomUUID().toString();
    private Tenant owner;
    private Tenant ann;
    private Tenant stranger;

    @BeforeEach
    void two_whose_roles_would_allow_everything() {
        owner = Trial.shared().found();
        ann = owner.member("admin");
        stranger = owner.member("admin");
    }

    @Test
    void who_knows_a_talk_cannot_join_it() {
        // Given
        begin();

        // When
        List<Reply> replies =
                List.of(
                        add(stranger, stranger),
                        add(owner, owner),
                        stranger.batch(command("thread_participant.create", participant(stranger))),
                        stranger.batch(
                                command("message_thread.create", subject())
                                        + ", "
                                        + command(
                                                "thread_participant.create",
                                                participant(stranger))));

        // Then
        assertThat(replies).extracting(Reply::code).containsOnly("CMD-206");
        assertThat(replies).extracting(Reply::status).containsOnly(403);
        assertThat(participants()).isEqualTo(1);
        assertThat(
                        owner.count(
                                "platform.journal",
                                "outcome = 'refused' and code = 'CMD-206' and actor in ('%s', '%s')"
                                        .formatted(stranger.user(), owner.user())))
                .isEqualTo(4);
    }

    @Test
    void a_talk_that_all_have_left_stays_closed_to_others() {
        // Given
        String place = begin();
        write(ann);
        assertThat(send(ann, "thread_participant.delete", id(place)).status()).isEqualTo(200);

        // When
        Reply reply = add(stranger, stranger);

        // Then
        assertThat(reply.code()).isEqualTo("CMD-206");
        assertThat(participants()).isZero();
    }

    @Test
    void a_participant_adds_others_who_then_take_part_like_any() {
        // Given
        begin();
        Tenant third = owner.member("member");

        // When
        List<Reply> replies =
                List.of(add(ann, stranger), write(stranger), add(stranger, third), write(third));

        // Then
        assertThat(replies).extracting(Reply::status).containsOnly(201);
    }

    @Test
    void who_begins_a_talk_adds_its_participants_at_once_in_any_order() {
        // When
        Reply reply =
                ann.batch(
                        String.join(
                                ", ",
                                command("thread_participant.create", participant(stranger)),
                                command("thread_participant.create", participant(ann)),
                                command("message_thread.create", subject())));

        // Then
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(participants()).isEqualTo(2);
    }

    @Test
    void a_stranger_neither_writes_in_a_talk_nor_changes_anything_of_it() {
        // Given
        String place = begin();
        String message = write(ann).id();

        // When
        List<Reply> written =
                List.of(write(stranger), send(stranger, "message_thread.create", subject()));
        List<Reply> changed =
                List.of(
                        send(
                                stranger,
                                "direct_message.update",
                                "{\"id\": \"%s\", \"content\": \"lie\"}".formatted(message)),
                        send(stranger, "direct_message.delete", id(message)),
                        send(stranger, "thread_participant.delete", id(place)),
                        stranger.batch(command("direct_message.delete", id(message))));

        // Then
        assertThat(written).extracting(Reply::code).containsOnly("CMD-206");
        assertThat(changed).extracting(Reply::code).containsOnly("CMD-301");
        assertThat(
                        owner.count(
                                "community.direct_messages",
                                "id = '%s' and content = 'psst'".formatted(message)))
                .isEqualTo(1);
    }

    @Test
    void of_many_who_begin_the_same_talk_at_once_one_is_let_in() {
        // Given
        List<Tenant> members = List.of(ann, stranger, owner, owner.member("member"));

        for (int round = 0; round < 20; round++) {
            String talk = new UUID(7, round).toString();

            // When
            List<Reply> replies =
                    Parallel.all(
                            members.size(),
                            i ->
                                    send(
                                            members.get(i),
                                            "thread_participant.create",
                                            participant(talk, members.get(i))));

            // Then
            assertThat(replies)
                    .extracting(Reply::status)
                    .containsExactlyInAnyOrder(201, 403, 403, 403);
        }
    }

    /// The talk with its first participant; returns the id of that place.
    private String begin() {
        assertThat(send(ann, "message_thread.create", subject()).status()).isEqualTo(201);
        return add(ann, ann).id();
    }

    private Reply add(Tenant by, Tenant whom) {
        return send(by, "thread_participant.create", participant(whom));
    }

    private Reply write(Tenant by) {
        return send(
                by,
                "direct_message.create",
                "{\"thread_id\": \"%s\", \"content\": \"psst\"}".formatted(thread));
    }

    private long participants() {
        return owner.count("community.thread_participants", "thread_id = '%s'".formatted(thread));
    }

    private String participant(Tenant whom) {
        return participant(thread, whom);
    }

    private static String participant(String talk, Tenant whom) {
        return "{\"thread_id\": \"%s\", \"user_id\": \"%s\"}".formatted(talk, whom.user());
    }

    private String subject() {
        return "{\"thread_id\": \"%s\"}".formatted(thread);
    }

    private static String id(String id) {
        return "{\"id\": \"%s\"}".formatted(id);
    }

    private static Reply send(Tenant by, String command, String body) {
        return by.send("community." + command, body);
    }

    private static String command(String command, String body) {
        return "{\"command\": \"community.%s\", \"body\": %s}".formatted(command, body);
    }
}
