package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a community does together, and the page that tells it at a glance.
class CommunityE2E {
    private static final Instant SOON =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

    private Tenant tenant;

    @BeforeEach
    void found_a_community() {
        tenant = Tenant.found(RunningTributary.shared(), "circle");
    }

    @Test
    @Covers("CO-9")
    void one_call_tells_what_goes_on() {
        // Given
        String event = dated("community.event.create", "Picnic");
        tenant.accepted("community.event.publish", Map.of("id", event));
        dated("community.event.create", "Idea");
        String challenge = dated("community.challenge.create", "Walk");
        tenant.accepted("community.challenge.start", Map.of("id", challenge));
        dated("community.challenge.create", "Swim");
        post("one");
        post("two");
        memberCount(40);
        String paid = payment("a", 2_500);
        payment("b", 900);

        // When
        ApiClient.Answer last = tenant.accepted("community.payment.succeed", Map.of("id", paid));
        JsonNode dashboard =
                tenant.owner()
                        .getAfter(
                                tenant.organization(),
                                "dashboards/community/community?from=%s&to=%s"
                                        .formatted(
                                                Instant.now().minus(1, ChronoUnit.DAYS),
                                                SOON.plus(1, ChronoUnit.DAYS)),
                                last.token().orElseThrow())
                        .must(200)
                        .json();

        // Then
        assertThat(total(dashboard, "upcoming_events", "events")).isEqualTo(2);
        assertThat(total(dashboard, "upcoming_events", "published_events")).isEqualTo(1);
        assertThat(rows(dashboard, "active_challenges", "challenges"))
                .isEqualTo(Map.of("active", 1, "draft", 1));
        assertThat(total(dashboard, "posts_by_day", "posts")).isEqualTo(2);
        assertThat(rows(dashboard, "active_members", "posts"))
                .isEqualTo(Map.of(tenant.ownerName(), 2));
        assertThat(total(dashboard, "member_growth", "change")).isEqualTo(40);
        assertThat(total(dashboard, "revenue", "succeeded_amount")).isEqualTo(2_500);
        assertThat(total(dashboard, "revenue", "payments")).isEqualTo(2);
        assertThat(widget(dashboard, "leaders").get("rows")).isEmpty();
    }

    @Test
    @Covers("CO-3")
    void a_post_shows_its_comments_and_reactions() {
        // Given
        String post = post("hello");
        String gone =
                tenant.created(
                        "community.post_comment.create", Map.of("post_id", post, "content", "hm"));
        tenant.accepted("community.post_comment.create", Map.of("post_id", post, "content", "hi"));
        tenant.accepted("community.post_comment.delete", Map.of("id", gone));

        // When
        ApiClient.Answer liked =
                tenant.accepted(
                        "community.post_reaction.create",
                        Map.of("post_id", post, "user_id", tenant.ownerName(), "kind", "like"));
        JsonNode figures =
                tenant.owner()
                        .getAfter(
                                tenant.organization(),
                                "documents/community/post_figures/" + post,
                                liked.token().orElseThrow())
                        .must(200)
                        .json();

        // Then
        assertThat(figures.at("/comments/comments").asInt()).isEqualTo(1);
        assertThat(figures.at("/reactions/likes").asInt()).isEqualTo(1);
        assertThat(figures.get("content").asString()).isEqualTo("hello");
    }

    private String dated(String command, String title) {
        return tenant.created(
                command,
                Map.of(
                        "title",
                        title,
                        "starts_at",
                        SOON.toString(),
                        "ends_at",
                        SOON.plus(1, ChronoUnit.HOURS).toString()));
    }

    private String post(String content) {
        return tenant.created("community.social_post.create", Map.of("content", content));
    }

    private void memberCount(int members) {
        tenant.accepted(
                "community.member_count.create",
                Map.of(
                        "counted_at",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                        "members",
                        members,
                        "change",
                        members));
    }

    private String payment(String reference, long amount) {
        Map<String, Object> payment = new HashMap<>();
        payment.put("user_id", tenant.ownerName());
        payment.put("amount_minor", amount);
        payment.put("currency", "EUR");
        payment.put("provider", "card_provider");
        payment.put("provider_reference", reference);
        return tenant.created("community.payment.create", payment);
    }

    private static int total(JsonNode dashboard, String widget, String measure) {
        return widget(dashboard, widget).at("/total/" + measure).asInt();
    }

    private static Map<String, Integer> rows(JsonNode dashboard, String widget, String measure) {
        Map<String, Integer> rows = new TreeMap<>();
        widget(dashboard, widget)
                .get("rows")
                .forEach(row -> rows.put(row.get("key").asString(), row.get(measure).asInt()));
        return rows;
    }

    private static JsonNode widget(JsonNode dashboard, String name) {
        for (JsonNode widget : dashboard.get("widgets")) {
            if (widget.get("name").asString().equals(name)) {
                return widget;
            }
        }
        throw new AssertionError("no widget %s in %s".formatted(name, dashboard));
    }
}
