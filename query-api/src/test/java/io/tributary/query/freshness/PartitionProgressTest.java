package io.tributary.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.AppliedRecord;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.ProgressRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ReadModelInputs SALES = new ReadModelInputs("sales", Set.of("s"));

    private final PartitionProgress progress = new PartitionProgress(Duration.ofMinutes(3));

    @Test
    void a_token_has_arrived_when_the_read_model_covers_its_progress() throws Exception {
        // Given
        progressed(1, 0, Map.of("s", 5L, "t", 9L));
        progressed(2, 1, Map.of("s", 7L, "t", 9L));

        // When
        applied("sales", Map.of("s", 6L));

        // Then
        assertThat(await(1, 0)).isPresent();
        assertThat(await(2, 0)).isEmpty();
    }

    @Test
    void a_read_model_that_has_not_said_anything_has_applied_nothing_of_its_own_topics()
            throws Exception {
        // Given
        progressed(1, 0, Map.of("t", 9L));
        progressed(2, 1, Map.of("s", 1L, "t", 9L));

        // Then
        assertThat(await(1, 0)).isPresent();
        assertThat(await(2, 0)).isEmpty();
    }

    @Test
    void a_topic_that_the_read_model_has_not_named_yet_is_not_covered() throws Exception {
        // Given
        ReadModelInputs both = new ReadModelInputs("both", Set.of("parents", "children"));
        progressed(1, 0, Map.of("parents", 3L, "children", 1L));

        // When
        applied("both", Map.of("parents", 3L));

        // Then
        assertThat(progress.await(token(1, NOW), both, System.nanoTime())).isEmpty();
    }

    @Test
    void a_waiting_query_goes_on_as_soon_as_its_change_is_applied() {
        // Given
        CompletableFuture<Optional<Long>> waiting =
                CompletableFuture.supplyAsync(() -> awaited(3, Duration.ofSeconds(20)));

        // When
        progressed(3, 0, Map.of("s", 5L));
        applied("sales", Map.of("s", 5L));

        // Then
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isNotEqualTo(Optional.empty());
    }

    @Test
    void a_transaction_that_left_the_window_counts_once_the_pipeline_is_well_past_it()
            throws Exception {
        // Given
        progressed(100, 0, Map.of("s", 5L));

        // When
        applied("sales", Map.of("s", 5L));

        // Then
        assertThat(progress.await(token(4, NOW.minusSeconds(59)), SALES, System.nanoTime()))
                .isEmpty();
        assertThat(progress.await(token(4, NOW.minusSeconds(61)), SALES, System.nanoTime()))
                .isPresent();
    }

    @Test
    void a_transaction_that_left_the_window_does_not_count_while_the_read_model_lags()
            throws Exception {
        // Given
        progressed(100, 0, Map.of("s", 5L));

        // Then
        assertThat(progress.await(token(4, NOW.minusSeconds(3600)), SALES, System.nanoTime()))
                .isEmpty();
    }

    @Test
    void freshness_is_the_newest_commit_that_is_wholly_applied() {
        // Given
        for (int i = 0; i < 2_000; i++) {
            progressed(i, i, Map.of("s", (long) i));
        }

        // When
        applied("sales", Map.of("s", 1_234L));

        // Then
        assertThat(progress.freshness(SALES).applied()).contains(NOW.plusMillis(1_234));
        assertThat(progress.freshness(new ReadModelInputs("idle", Set.of("u"))).applied())
                .contains(NOW.plusMillis(1_999));
    }

    @Test
    void nothing_known_is_no_freshness() {
        assertThat(progress.freshness(SALES)).isEqualTo(Freshness.UNKNOWN);
    }

    private Optional<Long> awaited(long transaction, Duration wait) {
        try {
            return progress.await(
                    token(transaction, NOW), SALES, System.nanoTime() + wait.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Long> await(long transaction, long milliseconds) throws InterruptedException {
        return progress.await(
                token(transaction, NOW), SALES, System.nanoTime() + milliseconds * 1_000_000);
    }

    private static ConsistencyToken token(long transaction, Instant issuedAt) {
        return new ConsistencyToken(ORGANIZATION, transaction, issuedAt);
    }

    @Test
    void what_is_applied_while_a_refresh_runs_is_not_searchable_by_it() {
        // Given
        progressed(1, 0, Map.of("s", 5L));
        progressed(2, 1, Map.of("s", 7L));
        applied("sales", Map.of("s", 5L));

        // When
        Runnable refreshed = progress.beforeRefresh("sales", 10);
        applied("sales", Map.of("s", 7L));
        refreshed.run();

        // Then
        assertThat(offsetAfterRefresh(10)).contains(1L);
        assertThat(progress.writtenPlace(SALES).map(ProgressPlace::offset)).contains(2L);
    }

    @Test
    void what_was_applied_is_not_known_to_be_searchable_before_a_refresh() {
        // Given
        progressed(1, 0, Map.of("s", 5L));

        // When
        applied("sales", Map.of("s", 5L));

        // Then
        assertThat(offsetAfterRefresh(10)).isEmpty();
    }

    @Test
    void a_search_after_one_refresh_is_not_known_to_hold_what_a_later_one_brought() {
        // Given
        progressed(1, 0, Map.of("s", 5L));
        progressed(2, 1, Map.of("s", 7L));
        applied("sales", Map.of("s", 5L));
        progress.beforeRefresh("sales", 10).run();

        // When
        applied("sales", Map.of("s", 7L));
        progress.beforeRefresh("sales", 20).run();

        // Then
        assertThat(offsetAfterRefresh(10)).contains(1L);
        assertThat(offsetAfterRefresh(20)).contains(2L);
    }

    private Optional<Long> offsetAfterRefresh(long began) {
        return progress.searchablePlace(SALES, Optional.of(began)).map(ProgressPlace::offset);
    }

    private void progressed(long transaction, long millis, Map<String, Long> positions) {
        long at = NOW.plusMillis(millis).toEpochMilli();
        progress.progressed(
                transaction, new ProgressRecord(List.of(transaction), 0, at, at, positions));
    }

    private void applied(String readModel, Map<String, Long> positions) {
        progress.applied(new AppliedRecord(readModel, positions, 0));
    }
}
