package io.tributary.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.contract.RowKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Documents follow the rows that decide who sees them, with the real servers, through kills too.
@Covers({"CO-4", "CO-8"})
final class RowVisibilityIT {
    private static final List<String> DOMAINS = List.of("community");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final UUID AUTHOR = UUID.randomUUID();
    private static final Set<String> EVERYONE = Set.of("everyone");
    private static final Set<String> HIDDEN = Set.of("user:" + AUTHOR, "role:moderator");

    private static DomainCatalog catalog;
    private static ChangeFeed feed;
    private static OpenSearchCalls openSearch;
    private static RunningProjector projector;

    private final UUID organization = UUID.randomUUID();

    @BeforeAll
    static void prepare() {
        catalog = RunningProjector.catalog(DOMAINS);
        feed = RunningProjector.feed(catalog);
        openSearch = RunningProjector.openSearch();
        projector = start();
    }

    @AfterAll
    static void end() throws IOException {
        projector.close();
        feed.close();
        openSearch.close();
    }

    private static RunningProjector start() {
        return RunningProjector.startWith(DOMAINS, "row-visibility");
    }

    @Test
    void comments_follow_their_post_from_hidden_to_published_and_back() throws Exception {
        // Given
        RowKey post = ChangeFeed.keyIn(organization);
        RowKey first = ChangeFeed.keyIn(organization);
        RowKey second = ChangeFeed.keyIn(organization);
        comment(first, post);
        post(post, "hidden");
        comment(second, post);
        Entity comment = entity("PostComment");
        await().atMost(SOON).until(() -> HIDDEN.equals(visibleTo(comment, first)));
        await().atMost(SOON).until(() -> HIDDEN.equals(visibleTo(comment, second)));

        // When
        post(post, "published");

        // Then
        await().atMost(SOON).until(() -> EVERYONE.equals(visibleTo(comment, first)));
        await().atMost(SOON).until(() -> EVERYONE.equals(visibleTo(comment, second)));
        post(post, "hidden");
        await().atMost(SOON).until(() -> HIDDEN.equals(visibleTo(comment, first)));
        await().atMost(SOON).until(() -> HIDDEN.equals(visibleTo(comment, second)));
    }

    @Test
    void a_message_is_gone_for_who_leaves_the_talk() throws Exception {
        // Given
        String thread = UUID.randomUUID().toString();
        UUID ann = UUID.randomUUID();
        UUID ben = UUID.randomUUID();
        RowKey anns = ChangeFeed.keyIn(organization);
        RowKey bens = ChangeFeed.keyIn(organization);
        RowKey message = ChangeFeed.keyIn(organization);
        Entity participant = entity("ThreadParticipant");
        Entity messages = entity("DirectMessage");
        feed.put(participant, anns, Map.of("thread_id", thread, "user_id", ann.toString())).get();
        feed.put(messages, message, Map.of("thread_id", thread, "content", "hello")).get();
        feed.put(participant, bens, Map.of("thread_id", thread, "user_id", ben.toString())).get();
        await().atMost(SOON)
                .until(
                        () ->
                                Set.of("user:" + ann, "user:" + ben)
                                        .equals(visibleTo(messages, message)));

        // When
        feed.delete(participant, bens).get();

        // Then
        await().atMost(SOON)
                .until(() -> Set.of("user:" + ann).equals(visibleTo(messages, message)));
        await().atMost(SOON)
                .until(() -> Set.of("user:" + ann).equals(visibleTo(participant, anns)));
        await().atMost(SOON).until(() -> visibleTo(participant, bens).contains("no document"));
    }

    @Test
    void what_was_changed_while_the_projector_was_away_is_followed_when_it_is_back()
            throws Exception {
        // Given
        RowKey post = ChangeFeed.keyIn(organization);
        RowKey kept = ChangeFeed.keyIn(organization);
        RowKey removed = ChangeFeed.keyIn(organization);
        Entity comment = entity("PostComment");
        post(post, "published");
        comment(kept, post);
        comment(removed, post);
        await().atMost(SOON).until(() -> EVERYONE.equals(visibleTo(comment, removed)));
        await().atMost(SOON).until(() -> EVERYONE.equals(visibleTo(comment, kept)));
        projector.close();

        // When
        feed.delete(comment, removed).get();
        post(post, "hidden");
        projector = start();

        // Then
        await().atMost(SOON).until(() -> HIDDEN.equals(visibleTo(comment, kept)));
        await().atMost(SOON).until(() -> visibleTo(comment, removed).contains("no document"));
        assertThat(visibleTo(comment, kept)).isEqualTo(HIDDEN);
    }

    private static void post(RowKey key, String status) throws Exception {
        feed.put(
                        entity("SocialPost"),
                        key,
                        Map.of("content", "x", "status", status, "created_by", AUTHOR.toString()))
                .get();
    }

    private static void comment(RowKey key, RowKey post) throws Exception {
        feed.put(
                        entity("PostComment"),
                        key,
                        Map.of("post_id", post.id().toString(), "content", "x"))
                .get();
    }

    private static Entity entity(String record) {
        return catalog.domains().getFirst().findEntity(record).orElseThrow();
    }

    private static Set<String> visibleTo(Entity entity, RowKey key) throws IOException {
        String alias = IndexName.alias(entity.domain(), entity.table().table());
        var answer =
                openSearch.call(
                        "GET",
                        "/" + alias + "/_doc/" + key.toString().replace("/", "%2F"),
                        Map.of("routing", key.organization().toString()),
                        new byte[0]);
        if (!answer.accepted()) {
            return Set.of("no document");
        }
        Set<String> values = new TreeSet<>();
        answer.body().path("_source").path("visible_to").forEach(v -> values.add(v.asString()));
        return values;
    }
}
