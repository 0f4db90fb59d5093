package io.tributary.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WritePauseTest {
    private final WritePause pause = new WritePause();

    @Test
    void a_pause_waits_for_writes_under_way_and_gives_up_after_its_patience() throws Exception {
        // Given
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread writer =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (var _ = pause.write()) {
                                        writing.countDown();
                                        end.await();
                                    } catch (InterruptedException stopped) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        writing.await();

        // When
        assertThatThrownBy(() -> pause.pause(Duration.ofMillis(20)))
                .hasMessageContaining("Expected writes to end");
        end.countDown();

        // Then
        try (var _ = pause.pause(Duration.ofSeconds(10))) {
            writer.join();
        }
    }

    @Test
    void nothing_is_written_until_a_pause_ends() throws Exception {
        // Given
        CountDownLatch written = new CountDownLatch(1);

        // When
        try (var _ = pause.pause(Duration.ofSeconds(10))) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (var _ = pause.write()) {
                                    written.countDown();
                                }
                            });
            assertThat(written.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }

        // Then
        assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
