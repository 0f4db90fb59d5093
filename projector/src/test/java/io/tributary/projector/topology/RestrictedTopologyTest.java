package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows that are seen like their parent.
class RestrictedTopologyTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID AUTHOR = UUID.randomUUID();
    private static final UUID POST = UUID.randomUUID();
    private static final UUID OTHER_POST = UUID.randomUUID();
    private static final String HELLO = key(UUID.randomUUID());
    private static final String HIDDEN = "[\"user:" + AUTHOR + "\",\"role:moderator\"]";
    private static final String EVERYONE = "[\"everyone\"]";
    private static final String NOBODY = "[]";

    private final Driver driver = new Driver(ClubDomain.documentsOf(ClubDomain.COMMENT));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void a_row_is_seen_by_whoever_sees_its_parent_and_has_all_its_fields() {
        // Given
        post(POST, "hidden");
        comment(HELLO, POST, "hello");

        // When
        driver.flush();

        // Then
        assertThat(visibleTo(HELLO)).isEqualTo(HIDDEN);
        assertThat(driver.documents.get(HELLO).get("text").asString()).isEqualTo("hello");
        assertThat(driver.documents.get(HELLO).get("content_hash_1").isInt()).isTrue();
        assertThat(driver.documents).containsOnlyKeys(HELLO);
    }

    @Test
    void a_row_before_its_parent_is_seen_by_nobody_until_the_parent_comes() {
        // Given
        comment(HELLO, POST, "hello");
        driver.flush();
        String early = visibleTo(HELLO);

        // When
        post(POST, "published");
        driver.flush();

        // Then
        assertThat(early).isEqualTo(NOBODY);
        assertThat(visibleTo(HELLO)).isEqualTo(EVERYONE);
    }

    @Test
    @Covers("CO-8")
    void rows_follow_when_their_parent_is_hidden_and_shown_again() {
        // Given
        post(POST, "published");
        comment(HELLO, POST, "hello");
        driver.flush();
        String before = visibleTo(HELLO);

        // When
        post(POST, "hidden");
        driver.flush();
        String hidden = visibleTo(HELLO);
        post(POST, "published");
        driver.flush();

        // Then
        assertThat(List.of(before, hidden, visibleTo(HELLO)))
                .containsExactly(EVERYONE, HIDDEN, EVERYONE);
    }

    @Test
    void the_rows_of_a_deleted_parent_are_seen_by_nobody_and_come_back_with_it() {
        // Given
        post(POST, "published");
        comment(HELLO, POST, "hello");
        driver.flush();

        // When
        driver.send(ClubDomain.topicOf(ClubDomain.POST), key(POST), null);
        driver.flush();
        String gone = visibleTo(HELLO);
        post(POST, "hidden");
        driver.flush();

        // Then
        assertThat(gone).isEqualTo(NOBODY);
        assertThat(visibleTo(HELLO)).isEqualTo(HIDDEN);
    }

    @Test
    void a_row_that_moves_follows_its_new_parent_and_not_the_old_one() {
        // Given
        post(POST, "published");
        post(OTHER_POST, "hidden");
        comment(HELLO, POST, "hello");
        driver.flush();

        // When
        comment(HELLO, OTHER_POST, "hello");
        driver.flush();
        String moved = visibleTo(HELLO);
        driver.emitted.clear();
        driver.send(ClubDomain.topicOf(ClubDomain.POST), key(POST), null);
        driver.flush();

        // Then
        assertThat(moved).isEqualTo(HIDDEN);
        assertThat(visibleTo(HELLO)).isEqualTo(HIDDEN);
        assertThat(emittedDocuments()).isEmpty();
    }

    @Test
    void a_deleted_row_leaves_no_document_and_its_parent_does_not_bring_it_back() {
        // Given
        post(POST, "published");
        comment(HELLO, POST, "hello");
        driver.flush();

        // When
        driver.send(ClubDomain.topicOf(ClubDomain.COMMENT), HELLO, null);
        driver.flush();
        post(POST, "hidden");
        driver.flush();
        boolean gone = !driver.documents.containsKey(HELLO);
        comment(HELLO, POST, "again");
        driver.flush();

        // Then
        assertThat(gone).isTrue();
        assertThat(visibleTo(HELLO)).isEqualTo(HIDDEN);
    }

    @Test
    void a_tombstone_of_an_unknown_row_deletes_its_document() {
        // When
        driver.send(ClubDomain.topicOf(ClubDomain.COMMENT), HELLO, null);
        driver.flush();

        // Then
        assertThat(emittedDocuments()).containsExactly(HELLO);
        assertThat(driver.documents).isEmpty();
    }

    @Test
    void a_parent_whose_people_stay_the_same_moves_no_rows_but_a_touched_row_is_emitted() {
        // Given
        post(POST, "published");
        comment(HELLO, POST, "hello");
        driver.flush();
        driver.emitted.clear();

        // When
        post(POST, "published");
        driver.flush();
        List<String> afterParent = emittedDocuments();
        comment(HELLO, POST, "hello");
        driver.flush();

        // Then
        assertThat(afterParent).isEmpty();
        assertThat(emittedDocuments()).containsExactly(HELLO);
    }

    @Test
    void many_rows_follow_in_portions_and_the_marker_comes_after_the_last() {
        // Given
        int rows = 2 * RestrictedProjection.FAN_OUT_PER_FLUSH + 5;
        post(POST, "published");
        for (int i = 0; i < rows; i++) {
            comment(key(new UUID(1, i)), POST, "hello");
        }
        driver.flush();
        driver.emitted.clear();
        driver.positions.clear();

        // When
        post(POST, "hidden");
        List<Integer> portions = new ArrayList<>();
        while (driver.positions.isEmpty()) {
            int before = driver.emitted.size();
            driver.flush();
            assertThat(driver.emitted.size()).as("progress").isGreaterThan(before);
            portions.add(driver.emitted.size() - before);
        }

        // Then
        assertThat(portions)
                .containsExactly(
                        RestrictedProjection.FAN_OUT_PER_FLUSH,
                        RestrictedProjection.FAN_OUT_PER_FLUSH,
                        6);
        assertThat(driver.documents.values())
                .hasSize(rows)
                .allMatch(d -> d.get("visible_to").toString().equals(HIDDEN));
    }

    @Test
    void an_unreadable_parent_is_parked_and_changes_nothing() {
        // Given
        post(POST, "hidden");
        comment(HELLO, POST, "hello");
        driver.flush();

        // When
        driver.send(ClubDomain.topicOf(ClubDomain.POST), key(POST), new byte[] {1, 2, 3});
        driver.flush();

        // Then
        assertThat(driver.letters()).hasSize(1);
        assertThat(visibleTo(HELLO)).isEqualTo(HIDDEN);
    }

    private void post(UUID id, String status) {
        driver.send(
                ClubDomain.topicOf(ClubDomain.POST),
                key(id),
                ClubDomain.row(
                        ClubDomain.POST,
                        key(id),
                        Map.of("text", "x", "status", status, "created_by", AUTHOR.toString())));
    }

    private void comment(String key, UUID post, String text) {
        driver.send(
                ClubDomain.topicOf(ClubDomain.COMMENT),
                key,
                ClubDomain.row(
                        ClubDomain.COMMENT, key, Map.of("post_id", post.toString(), "text", text)));
    }

    private String visibleTo(String key) {
        return driver.documents.get(key).get("visible_to").toString();
    }

    private List<String> emittedDocuments() {
        return driver.emitted.stream()
                .map(r -> r.key())
                .filter(k -> !TopologyNames.isMarker(k))
                .toList();
    }

    private static String key(UUID id) {
        return ORGANIZATION + "/" + id;
    }
}
