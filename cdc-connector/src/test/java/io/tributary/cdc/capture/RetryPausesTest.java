package io.tributary.cdc.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RetryPausesTest {
    private final RetryPauses pauses = new RetryPauses();

    @Test
    @Timeout(value = 4, unit = TimeUnit.SECONDS)
    void pauses_grow_to_a_bound_and_take_no_time_once_they_are_ended() throws Exception {
        // Given
        pauses.end();

        // When
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            millis.add(pauses.next().toMillis());
            pauses.await();
        }

        // Then
        assertThat(millis).containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
    }

    @Test
    void after_a_success_the_next_failure_is_a_first_one() throws Exception {
        // Given
        pauses.end();
        pauses.await();

        // When
        pauses.reset();

        // Then
        assertThat(pauses.next()).isEqualTo(Duration.ofMillis(200));
    }
}
