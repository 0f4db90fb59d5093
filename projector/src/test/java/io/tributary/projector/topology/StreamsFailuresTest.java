package io.tributary.projector.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class StreamsFailuresTest {
    private final List<String> troubles = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final StreamsFailures failures =
            new StreamsFailures("calls", troubles::add, pauses::add);

    @Test
    void an_outage_gets_a_new_thread_after_pauses_that_grow() {
        // Given
        StreamsException brokerAway = new StreamsException(new TimeoutException("no answer"));
        UncheckedIOException registryAway = new UncheckedIOException(new IOException("refused"));

        // When
        List<StreamThreadExceptionResponse> answers =
                List.of(failures.handle(brokerAway), failures.handle(registryAway));

        // Then
        assertThat(answers).containsOnly(REPLACE_THREAD);
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(troubles).containsExactly("TimeoutException: no answer", "IOException: refused");
    }

    @Test
    void after_a_recovery_the_next_failure_is_a_first_one() {
        // Given
        failures.handle(new TimeoutException("no answer"));
        failures.recovered();

        // When
        failures.handle(new TimeoutException("no answer"));

        // Then
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
    }

    @Test
    void anything_else_stops_the_read_model_and_tells_why() {
        // Given
        StreamsException broken = new StreamsException(new IllegalStateException("no bucket"));

        // When
        StreamThreadExceptionResponse answer = failures.handle(broken);

        // Then
        assertThat(answer).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(troubles).containsExactly("IllegalStateException: no bucket");
        assertThat(pauses).isEmpty();
    }
}
