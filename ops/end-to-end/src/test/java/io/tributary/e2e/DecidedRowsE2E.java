package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows of which other rows decide who sees them, over HTTP.
class DecidedRowsE2E {
    private Tenant tenant;
    private ApiClient member;
    private String memberId;

    @BeforeEach
    void found_a_community() {
        tenant = Tenant.found(RunningTributary.shared(), "circle");
        memberId = UUID.randomUUID().toString();
        member = RunningTributary.shared().as(memberId);
        token(
                "identity.organization_member.create",
                Map.of("user_id", memberId, "display_name", "Mia", "role", "member"));
    }

    @AfterEach
    void rows_and_documents_agree() {
        EntryScript.Result verified =
                RunningTributary.shared()
                        .script()
                        .run("verify", "--organization", tenant.organization().toString());
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
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
    }

    private String participant(String thread, String user) {
        return tenant.created(
                "community.thread_participant.create",
                Map.of("thread_id", thread, "user_id", user));
    }

    private String token(String command, Map<String, ?> body) {
        return tenant.accepted(command, body).token().orElseThrow();
    }

    private int status(ApiClient reader, String document, String token) {
        return reader.getAfter(tenant.organization(), "documents/" + document, token).status();
    }
}
