package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How often something may be done, over all processes.
@Covers({"ID-14", "PB-11"})
class LimitsIT {
    private static final String INVITATIONS = "identity.invitation.creates";
    private static final String INVITE = "identity.invitation.create";
    private static final String TEXTS = "dialer.sms_message.send";

    private final Trial trial = Trial.shared();
    private final Operator operator = Operator.of(trial);
    private final Tenant owner = trial.found();

    @Test
    void a_user_who_reached_a_limit_hears_which_and_when_again_and_a_colleague_goes_on() {
        // Given
        Tenant colleague = owner.member("admin");
        operator.limit(owner.organization(), INVITATIONS, 3, 60);

        // When
        List<Reply> replies = times(4, () -> owner.send(INVITE, invitation()));

        // Then
        assertThat(replies).extracting(Reply::status).containsExactly(201, 201, 201, 429);
        Reply beyond = replies.getLast();
        assertThat(beyond.code()).isEqualTo("CMD-403");
        assertThat(beyond.header("RateLimit-Policy"))
                .isEqualTo("\"identity.invitation.creates\";q=3;w=60");
        int again = Integer.parseInt(beyond.header("Retry-After"));
        assertThat(again).isBetween(1, 60);
        assertThat(beyond.header("RateLimit"))
                .isEqualTo("\"identity.invitation.creates\";r=0;t=" + again);
        assertThat(beyond.body().at("/limit/most").asInt(0)).isEqualTo(3);
        assertThat(colleague.send(INVITE, invitation()).status()).isEqualTo(201);
        assertThat(owner.count("identity.invitations", "true")).isEqualTo(4);
    }

    @Test
    void who_goes_beyond_a_limit_fills_no_journal() {
        // Given
        operator.limit(owner.organization(), INVITATIONS, 1, 60);
        operator.limit(owner.organization(), TEXTS, 1, 60);

        // When
        List<Reply> plain = times(3, () -> owner.send(INVITE, invitation()));
        List<Reply> ruled = times(3, () -> owner.send(TEXTS, text()));

        // Then
        assertThat(plain).extracting(Reply::status).containsExactly(201, 429, 429);
        assertThat(ruled).extracting(Reply::status).containsExactly(201, 429, 429);
        assertThat(
                        owner.count(
                                "platform.journal",
                                "command in ('%s', '%s')".formatted(INVITE, TEXTS)))
                .isEqualTo(2);
    }

    @Test
    void of_all_members_together_no_more_is_sent_than_the_organization_may() {
        // Given
        Tenant colleague = owner.member("member");
        operator.limit(owner.organization(), TEXTS, 2, 60);

        // When
        List<Reply> replies =
                List.of(
                        owner.send(TEXTS, text()),
                        colleague.send(TEXTS, text()),
                        owner.send(TEXTS, text()),
                        colleague.send(TEXTS, text()));

        // Then
        assertThat(replies).extracting(Reply::status).containsExactly(201, 201, 429, 429);
    }

    @Test
    void two_processes_together_let_through_exactly_as_many_as_the_limit_says() {
        // Given
        operator.limit(owner.organization(), INVITATIONS, 7, 60);

        // When
        List<Reply> replies;
        try (SecondProcess second = SecondProcess.start(trial)) {
            replies =
                    Parallel.all(
                            40,
                            i ->
                                    i % 2 == 0
                                            ? owner.send(INVITE, invitation())
                                            : second.send(owner, INVITE, invitation()));
        }

        // Then
        assertThat(replies).extracting(Reply::status).containsOnly(201, 429);
        assertThat(replies).filteredOn(r -> r.status() == 201).hasSize(7);
        assertThat(owner.count("identity.invitations", "true")).isEqualTo(7);
    }

    @Test
    void a_request_sent_again_with_its_key_spends_nothing() {
        // Given
        operator.limit(owner.organization(), INVITATIONS, 2, 60);
        String invitation = invitation();

        // When
        List<Reply> again =
                times(4, () -> owner.send(INVITE, invitation, "Idempotency-Key", "once"));
        Reply second = owner.send(INVITE, invitation());
        Reply beyond = owner.send(INVITE, invitation, "Idempotency-Key", "later");
        Reply replayed = owner.send(INVITE, invitation, "Idempotency-Key", "once");

        // Then
        assertThat(again).extracting(Reply::status).containsOnly(201);
        assertThat(List.of(second.status(), beyond.status(), replayed.status()))
                .containsExactly(201, 429, 201);
        assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_key_that_met_a_limit_works_when_there_is_room_again() {
        // Given
        operator.limit(owner.organization(), INVITATIONS, 1, 60);
        owner.send(INVITE, invitation());
        String later = invitation();
        Reply beyond = owner.send(INVITE, later, "Idempotency-Key", "patient");

        // When
        Reply changed = operator.limit(owner.organization(), INVITATIONS, 2, 60);
        Reply then = owner.send(INVITE, later, "Idempotency-Key", "patient");

        // Then
        assertThat(List.of(beyond.status(), changed.status(), then.status()))
                .containsExactly(429, 200, 201);
    }

    @Test
    void there_is_room_again_when_the_time_that_was_told_is_over() {
        // Given
        operator.limit(owner.organization(), INVITATIONS, 1, 2);
        owner.send(INVITE, invitation());
        Reply beyond = owner.send(INVITE, invitation());

        // When
        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> owner.send(INVITE, invitation()).status() == 201);

        // Then
        assertThat(beyond.header("Retry-After")).isIn("1", "2");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void a_batch_beyond_a_limit_writes_and_spends_nothing() {
        // Given
        operator.limit(owner.organization(), INVITATIONS, 3, 60);

        // When
        Reply beyond = owner.batch(invitations(4));
        Reply within = owner.batch(invitations(3));

        // Then
        assertThat(List.of(beyond.status(), within.status())).containsExactly(429, 201);
        assertThat(owner.count("identity.invitations", "true")).isEqualTo(3);
    }

    @Test
    void
            commands_of_an_organization_are_limited_in_every_process_a_moment_after_an_operator_said_so() {
        // Given
        Tenant neighbour = trial.found();
        try (SecondProcess second = SecondProcess.start(trial)) {
            // When
            operator.limit(owner.organization(), "commands", 10, 60);

            // Then
            await().until(() -> refusedForAll(owner.send("dialer.lead.create", lead())));
            await().until(() -> refusedForAll(second.send(owner, "dialer.lead.create", lead())));
            assertThat(owner.count("platform.journal", "command = 'dialer.lead.create'"))
                    .isLessThan(200);
        }
        assertThat(neighbour.send("dialer.lead.create", lead()).status()).isEqualTo(201);
        operator.usualLimit(owner.organization(), "commands");
        await().until(() -> owner.send("dialer.lead.create", lead()).status() == 201);
    }

    @Test
    void a_stranger_spends_nothing_of_an_organization() {
        // Given
        Tenant stranger = owner.as(UUID.randomUUID());
        operator.limit(owner.organization(), "commands", 0, 60);
        await().until(() -> refusedForAll(owner.send(INVITE, invitation())));
        operator.limit(owner.organization(), "commands", 20, 60);
        await().until(() -> owner.send(INVITE, invitation()).status() == 201);

        // When
        List<Reply> refused = times(40, () -> stranger.send(INVITE, invitation()));

        // Then
        assertThat(refused).extracting(Reply::status).containsOnly(403);
        assertThat(owner.send(INVITE, invitation()).status()).isEqualTo(201);
    }

    @Test
    void only_operators_change_limits_and_only_those_that_exist() {
        // When
        Reply member =
                trial.send(
                        HttpRequest.newBuilder(
                                        trial.address(
                                                "/v1/operator/organizations/%s/limits/commands?most=1&seconds=1"
                                                        .formatted(owner.organization())))
                                .header(
                                        "Authorization",
                                        "Bearer " + trial.issuer().token(owner.user()))
                                .PUT(BodyPublishers.noBody())
                                .build());
        Reply unknown = operator.limit(owner.organization(), "wishes", 1, 1);
        Reply absurd = operator.limit(owner.organization(), "commands", -1, 1);

        // Then
        assertThat(List.of(member.code(), unknown.code(), absurd.code()))
                .containsExactly("CMD-203", "CMD-102", "CMD-105");
    }

    private static boolean refusedForAll(Reply reply) {
        return reply.status() == 429 && reply.header("RateLimit-Policy").startsWith("\"commands\"");
    }

    private static List<Reply> times(int times, Supplier<Reply> send) {
        List<Reply> replies = new ArrayList<>();
        IntStream.range(0, times).forEach(i -> replies.add(send.get()));
        return replies;
    }

    private static String invitations(int number) {
        return String.join(
                ",",
                IntStream.range(0, number)
                        .mapToObj(
                                i ->
                                        "{\"command\": \"%s\", \"body\": %s}"
                                                .formatted(INVITE, invitation()))
                        .toList());
    }

    private static String invitation() {
        String secret = UUID.randomUUID().toString().replace("-", "");
        return """
        {"email": "guest@example.org", "token_hash": "%s%s", "expires_at": "2030-01-01T00:00:00.000Z"}\
        """
                .formatted(secret, secret);
    }

    private static String lead() {
        return "{\"phone\": \"+1555%07d\"}"
                .formatted(ThreadLocalRandom.current().nextInt(10_000_000));
    }

    private static String text() {
        return "{\"phone\": \"+15550100\", \"body\": \"Hello\"}";
    }
}
