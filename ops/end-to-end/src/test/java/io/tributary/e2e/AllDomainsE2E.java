package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// All five domains at once, and rows that other rows decide on, over HTTP.
class AllDomainsE2E {
    private static final int PORTS_FROM = 27_600;
    private static final EntryScript SCRIPT =
            new EntryScript(
                    EntryScript.CHECKOUT.resolve("ops/end-to-end/target/all-domains"),
                    Map.of("TRIBUTARY_DOMAINS", "identity,dialer,community,learning,pitchbook"));

    private static Tenant tenant;
    private static ApiClient member;
    private static String memberId;

    @BeforeAll
    static void start() {
        RunningTributary tributary = RunningTributary.startIn(SCRIPT, PORTS_FROM);
        tenant = Tenant.found(tributary, "all");
        memberId = UUID.randomUUID().toString();
        member = tributary.as(memberId);
        String joined =
                token(
                        "identity.organization_member.create",
                        Map.of("user_id", memberId, "display_name", "Mia", "role", "member"));
        assertThat(status(member, "identity/organizations/" + tenant.organization(), joined))
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        SCRIPT.run("down");
    }

    @Test
    @Covers("CO-8")
    void comments_are_hidden_and_shown_with_their_post_at_the_token_of_its_command() {
        // Given
        String post = tenant.created("community.social_post.create", Map.of("content", "hello"));
        String comment =
                tenant.created(
                        "community.post_comment.create", Map.of("post_id", post, "content", "hi"));

        // When
        String hidden = token("community.social_post.hide", Map.of("id", post));
        int memberThen = status(member, "community/post_comments/" + comment, hidden);
        int ownerThen = status(tenant.owner(), "community/post_comments/" + comment, hidden);
        String shown = token("community.social_post.show", Map.of("id", post));

        // Then
        assertThat(memberThen).isEqualTo(404);
        assertThat(ownerThen).isEqualTo(200);
        assertThat(status(member, "community/post_comments/" + comment, shown)).isEqualTo(200);
        assertAgreed();
    }

    @Test
    @Covers("CO-4")
    void who_leaves_a_talk_does_not_see_its_messages_any_more() {
        // Given
        String thread = UUID.randomUUID().toString();
        participant(thread, tenant.ownerName());
        String place = participant(thread, memberId);
        ApiClient.Answer sent =
                tenant.accepted(
                        "community.direct_message.create",
                        Map.of("thread_id", thread, "content", "psst"));
        String message = "community/direct_messages/" + sent.json().get("id").asString();
        int before = status(member, message, sent.token().orElseThrow());

        // When
        String left = token("community.thread_participant.delete", Map.of("id", place));

        // Then
        assertThat(before).isEqualTo(200);
        assertThat(status(member, message, left)).isEqualTo(404);
        assertThat(status(tenant.owner(), message, left)).isEqualTo(200);
        assertAgreed();
    }

    @Test
    void rows_of_every_domain_agree_with_their_documents() {
        // When
        tenant.created("dialer.campaign.create", Map.of("name", "Spring"));
        tenant.created(
                "community.challenge.create",
                Map.of(
                        "title",
                        "Walk",
                        "starts_at",
                        "2026-12-01T00:00:00.000Z",
                        "ends_at",
                        "2026-12-02T00:00:00.000Z"));
        String course =
                tenant.created("learning.course.create", Map.of("title", "Java", "slug", "java"));
        String variant =
                tenant.created(
                        "learning.course_variant.create",
                        Map.of("course_id", course, "level", "beginner"));
        String logged =
                token(
                        "pitchbook.activity_log.create",
                        Map.of("user_id", memberId, "action", "opened"));

        // Then
        assertThat(status(member, "learning/course_variants/" + variant, logged)).isEqualTo(404);
        assertThat(status(tenant.owner(), "learning/course_variants/" + variant, logged))
                .isEqualTo(200);
        assertAgreed();
    }

    private static void assertAgreed() {
        EntryScript.Result verified =
                SCRIPT.run("verify", "--organization", tenant.organization().toString());
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    private static String participant(String thread, String user) {
        return tenant.created(
                "community.thread_participant.create",
                Map.of("thread_id", thread, "user_id", user));
    }

    private static String token(String command, Map<String, ?> body) {
        return tenant.accepted(command, body).token().orElseThrow();
    }

    private static int status(ApiClient reader, String document, String token) {
        return reader.getAfter(tenant.organization(), "documents/" + document, token).status();
    }
}
