package io.tributary.servers.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    private static final String NOBODY = "999999999";

    @TempDir private Path directory;
    private Home home;
    private Path file;

    @BeforeEach
    void name() {
        home = new Home(directory);
        file = directory.resolve("run.lock");
    }

    @Test
    void a_holder_that_has_not_yet_said_who_it_is_is_waited_for() throws IOException {
        // Given
        try (LockHolder holder = LockHolder.of(file)) {
            CompletableFuture<OptionalLong> asked =
                    CompletableFuture.supplyAsync(() -> HomeLock.holder(home));
            await().during(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> !asked.isDone());

            // When
            holder.sign();

            // Then
            assertThat(asked.join()).hasValue(holder.pid());
        }
    }

    @Test
    void somebody_who_only_looks_does_not_stop_a_run() throws IOException {
        // Given
        Files.writeString(file, NOBODY);
        LockHolder looking = LockHolder.of(file);

        // When
        CompletableFuture<HomeLock> taking =
                CompletableFuture.supplyAsync(() -> HomeLock.take(home));
        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(1))
                .until(() -> !taking.isDone());
        looking.close();

        // Then
        taking.join().close();
        assertThat(HomeLock.holder(home)).isEmpty();
    }

    @Test
    void a_home_with_a_run_is_not_taken() throws IOException {
        // Given
        try (LockHolder holder = LockHolder.of(file)) {
            holder.sign();
            await().until(() -> HomeLock.holder(home).isPresent());

            // Then
            assertThatThrownBy(() -> HomeLock.take(home))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("process " + holder.pid() + " has one");
        }
    }
}
