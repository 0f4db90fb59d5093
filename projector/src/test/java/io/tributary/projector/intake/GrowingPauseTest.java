package io.tributary.projector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrowingPauseTest {
    private final GrowingPause pause =
            new GrowingPause(Duration.ofMillis(100), Duration.ofMillis(500));

    @Test
    void pauses_double_up_to_the_bound() {
        assertThat(Stream.generate(pause::next).limit(5).map(Duration::toMillis))
                .containsExactly(100L, 200L, 400L, 500L, 500L);
    }

    @Test
    void after_a_success_the_first_pause_comes_again() {
        // Given
        pause.next();
        pause.next();

        // When
        pause.reset();

        // Then
        assertThat(pause.next()).isEqualTo(Duration.ofMillis(100));
    }
}
