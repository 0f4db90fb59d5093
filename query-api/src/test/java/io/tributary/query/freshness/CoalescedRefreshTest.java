package io.tributary.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescedRefreshTest {
    private final AtomicInteger refreshes = new AtomicInteger();

    @Test
    void those_who_come_while_one_runs_share_the_next() throws Exception {
        // Given
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CoalescedRefresh refresh =
                new CoalescedRefresh(
                        began -> {
                            if (refreshes.incrementAndGet() == 1) {
                                running.countDown();
                                awaited(goOn);
                            }
                        },
                        Duration.ofMillis(5));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = new ArrayList<>();
            waiting.add(callers.submit(() -> since(refresh, System.nanoTime())));
            running.await();
            for (int i = 0; i < 50; i++) {
                waiting.add(callers.submit(() -> since(refresh, System.nanoTime())));
            }

            // When
            goOn.countDown();
            for (Future<?> one : waiting) {
                one.get();
            }
        }

        // Then
        assertThat(refreshes.get()).isBetween(2, 10);
    }

    @Test
    void what_was_written_before_a_finished_refresh_needs_no_other() throws Exception {
        // Given
        CoalescedRefresh refresh =
                new CoalescedRefresh(began -> refreshes.incrementAndGet(), Duration.ofMillis(5));
        long written = System.nanoTime();
        refresh.since(written);

        // When
        refresh.since(written);

        // Then
        assertThat(refreshes.get()).isEqualTo(1);
    }

    @Test
    void a_refresh_that_fails_is_told_and_the_next_is_tried() throws Exception {
        // Given
        CoalescedRefresh refresh =
                new CoalescedRefresh(
                        began -> {
                            if (refreshes.incrementAndGet() == 1) {
                                throw new IllegalStateException("no");
                            }
                        },
                        Duration.ofMillis(5));

        // Then
        assertThatThrownBy(() -> refresh.since(System.nanoTime()))
                .isInstanceOf(IllegalStateException.class);
        refresh.since(System.nanoTime());
        assertThat(refreshes.get()).isEqualTo(2);
    }

    @Test
    void whoever_is_content_with_what_is_nearly_new_shares_the_last_refresh() throws Exception {
        // Given
        CoalescedRefresh refresh =
                new CoalescedRefresh(began -> refreshes.incrementAndGet(), Duration.ofMillis(5));
        Duration age = Duration.ofMinutes(1);
        refresh.nearly(System.nanoTime(), age);

        // When
        for (int i = 0; i < 50; i++) {
            refresh.nearly(System.nanoTime(), age);
        }

        // Then
        assertThat(refreshes.get()).isEqualTo(1);
        refresh.nearly(System.nanoTime(), Duration.ofNanos(1));
        assertThat(refreshes.get()).isBetween(1, 2);
        refresh.since(System.nanoTime());
        assertThat(refreshes.get()).isBetween(2, 3);
    }

    private static boolean since(CoalescedRefresh refresh, long writtenAt)
            throws InterruptedException {
        refresh.since(writtenAt);
        return true;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
