package io.tributary.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class AcknowledgedTest {
    private static final TopicPartition PARTITION = new TopicPartition("changes", 0);

    private final Acknowledged acknowledged = new Acknowledged();

    @Test
    void a_position_is_passed_only_when_everything_before_it_is_done() {
        // Given
        var first = acknowledged.take(PARTITION, 10, Map.of("changes", 10L));
        var second = acknowledged.take(PARTITION, 20, Map.of("changes", 20L));

        // When
        var early = acknowledged.done(second);
        var positionsBefore = acknowledged.takePositions();
        var late = acknowledged.done(first);

        // Then
        assertThat(early).isEmpty();
        assertThat(positionsBefore).isEmpty();
        assertThat(late).contains(second);
        assertThat(acknowledged.takePositions()).containsEntry(PARTITION, 20L);
    }

    @Test
    void a_span_that_says_nothing_leaves_what_was_said_before() {
        // Given
        var telling = acknowledged.take(PARTITION, 10, Map.of("changes", 10L));
        var silent = acknowledged.take(PARTITION, 20, Map.of());
        acknowledged.done(silent);

        // When
        var told = acknowledged.done(telling);

        // Then
        assertThat(told).contains(telling);
        assertThat(acknowledged.takePositions()).containsEntry(PARTITION, 20L);
    }

    @Test
    void a_partition_given_away_is_never_committed() {
        // Given
        var span = acknowledged.take(PARTITION, 10, Map.of());

        // When
        acknowledged.forget(PARTITION);

        // Then
        assertThat(acknowledged.done(span)).isEmpty();
        assertThat(acknowledged.takePositions()).isEmpty();
        assertThat(acknowledged.awaits(PARTITION)).isFalse();
    }
}
