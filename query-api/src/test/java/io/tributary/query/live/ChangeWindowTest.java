package io.tributary.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.freshness.ProgressPlace;
import io.tributary.schemas.contract.RowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeWindowTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final long BEGAN = 1_000_000;

    private final ChangeWindow window = new ChangeWindow(Duration.ofSeconds(10), 10_000);

    @Test
    void what_lies_behind_a_position_is_had_in_order() {
        // Given
        window.begin(place(2));
        add(4, 100);
        add(6, 100);
        add(8, 100);

        // Then
        assertThat(offsetsBehind(whole(2))).contains(List.of(4L, 6L, 8L));
        assertThat(offsetsBehind(whole(4))).contains(List.of(6L, 8L));
        assertThat(offsetsBehind(whole(8))).contains(List.of());
    }

    @Test
    void a_step_that_was_taken_in_part_is_had_again() {
        // Given
        window.begin(place(2));
        add(4, 100);
        add(6, 100);

        // Then
        assertThat(offsetsBehind(new Position(place(4), 1))).contains(List.of(4L, 6L));
    }

    @Test
    void behind_what_was_never_known_nothing_is_had() {
        // Given
        assertThat(window.holds(whole(2))).isFalse();
        window.begin(place(4));

        // Then
        assertThat(window.holds(whole(2))).isFalse();
        assertThat(window.holds(whole(4))).isTrue();
    }

    @Test
    void what_takes_too_much_memory_is_forgotten_oldest_first() {
        // Given
        window.begin(place(2));
        add(4, 4000);
        add(6, 4000);

        // When
        add(8, 4000);

        // Then
        assertThat(window.size()).isLessThanOrEqualTo(10_000);
        assertThat(offsetsBehind(whole(2))).isEmpty();
        assertThat(offsetsBehind(new Position(place(4), 0))).isEmpty();
        assertThat(offsetsBehind(whole(4))).contains(List.of(6L, 8L));
    }

    @Test
    void what_is_too_old_is_forgotten() {
        // Given
        window.begin(place(2));
        add(4, 100);
        add(6, 100);

        // When
        window.add(new Step(new ProgressPlace(8, BEGAN + 10_005), Map.of()));

        // Then
        assertThat(offsetsBehind(whole(2))).isEmpty();
        assertThat(offsetsBehind(whole(4))).contains(List.of(6L));
    }

    @Test
    void a_quiet_window_forgets_nothing_however_old() {
        // Given
        window.begin(place(2));

        // When
        window.add(new Step(new ProgressPlace(4, BEGAN + 60_000), Map.of()));

        // Then
        assertThat(offsetsBehind(whole(2))).contains(List.of());
    }

    @Test
    void a_position_that_another_instance_was_faster_to_tell_is_waited_for() {
        // Given
        window.begin(place(2));

        // Then
        assertThat(offsetsBehind(whole(8))).contains(List.of());
    }

    @Test
    void a_position_of_a_topic_that_was_made_anew_since_is_not_held() {
        // Given
        window.begin(place(2));
        add(4, 100);

        // Then
        assertThat(window.holds(whole(4, BEGAN - 5_000))).isFalse();
        assertThat(window.holds(whole(900, BEGAN - 5_000))).isFalse();
        assertThat(window.holds(whole(4, BEGAN + 5_000))).isFalse();
    }

    private void add(long offset, int bytes) {
        UUID id = UUID.randomUUID();
        LiveChange change =
                new LiveChange(
                        TestLive.AGENTS,
                        new RowKey(ORGANIZATION, id),
                        "create",
                        "1",
                        Instant.EPOCH,
                        new byte[bytes],
                        Set.of());
        window.add(new Step(place(offset), Map.of(ORGANIZATION, List.of(change))));
    }

    private Optional<List<Long>> offsetsBehind(Position position) {
        return window.between(position, window.newest().orElseThrow())
                .map(steps -> steps.stream().map(s -> s.place().offset()).toList());
    }

    private static ProgressPlace place(long offset) {
        return new ProgressPlace(offset, BEGAN + offset);
    }

    private static Position whole(long offset) {
        return Position.behind(place(offset));
    }

    private static Position whole(long offset, long publishedAt) {
        return Position.behind(new ProgressPlace(offset, publishedAt));
    }
}
