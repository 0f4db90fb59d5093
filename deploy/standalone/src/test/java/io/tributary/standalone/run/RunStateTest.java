package io.tributary.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.HomeLock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {
    private static final long OWN = ProcessHandle.current().pid();

    @TempDir private Path folder;

    @Test
    void a_killed_run_that_was_ready_does_not_speak_for_the_one_that_starts_after_it() {
        // Given
        Home home = new Home(folder);
        state(OWN + 1).writeTo(home);

        try (var _ = HomeLock.take(home)) {
            // When
            var early = RunState.of(home);
            state(OWN).writeTo(home);

            // Then
            assertThat(early).isEmpty();
            assertThat(RunState.of(home)).get().matches(RunState::isReady);
        }
        assertThat(RunState.of(home)).isEmpty();
    }

    private static RunState state(long pid) {
        return new RunState("ready", pid, 1, "2026-11-21T10:00:00Z", Map.of());
    }
}
