package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.servers.home.Home;
import io.tributary.servers.process.Orphans;
import io.tributary.servers.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// However a run ends, nothing of it stays behind.
class StopE2E {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int PORTS_FROM = 29_400;
    private static final String SERVICES =
            FULL ? "command-service,cdc-connector,projector,query-api" : "command-service";
    private static final Path HOMES =
            EntryScript.CHECKOUT
                    .resolve("ops/end-to-end/target/stopped")
                    .resolve(Long.toString(ProcessHandle.current().pid()));

    @AfterEach
    void stop() throws IOException {
        try (var homes = Files.list(HOMES)) {
            homes.forEach(home -> new EntryScript(home).run("down"));
        }
    }

    /// What is ready was started whole, which takes its time: the small run tries one signal on it.
    private static List<Signal> signals() {
        return FULL ? List.of(Signal.INT, Signal.TERM) : List.of(Signal.INT);
    }

    @ParameterizedTest
    @MethodSource("signals")
    void a_signal_to_the_launcher_ends_every_process(Signal signal) throws Exception {
        // Given
        var home = HOMES.resolve("ready");
        var launcher = up(home);
        awaitState(home, launcher, "\"state\" : \"ready\"");

        // When
        signal.sendTo(launcher.pid());

        // Then
        assertThat(launcher.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Orphans.of(new Home(home))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"INT", "TERM"})
    void a_signal_in_the_middle_of_the_start_ends_every_process(Signal signal) throws Exception {
        // Given
        var home = HOMES.resolve("starting-" + signal);
        var launcher = up(home);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !Orphans.of(new Home(home)).isEmpty());

        // When
        signal.sendTo(launcher.pid());

        // Then
        assertThat(launcher.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Orphans.of(new Home(home))).isEmpty();
    }

    @Test
    void down_ends_what_a_killed_launcher_left_over() throws Exception {
        // Given
        var home = HOMES.resolve("ready");
        var launcher = up(home);
        awaitState(home, launcher, "\"state\" : \"ready\"");
        launcher.destroyForcibly().waitFor();

        // When
        var down = new EntryScript(home).run("down");

        // Then
        assertThat(down.exitCode()).isZero();
        assertThat(down.out()).contains("left over from a killed run");
        assertThat(Orphans.of(new Home(home))).isEmpty();
    }

    private static Process up(Path home) throws IOException {
        Files.createDirectories(home);
        // A shell that starts this test in the background has SIGINT ignored, and children inherit
        // it.
        return new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        // How a run ends does not depend on how much of it there is; its start
                        // does.
                        "TRIBUTARY_DOMAINS=identity",
                        "TRIBUTARY_SERVICES=" + SERVICES,
                        EntryScript.CHECKOUT.resolve("tributary").toString(),
                        "up",
                        "--home",
                        home.toString(),
                        "--ports-from",
                        Integer.toString(PORTS_FROM))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("up.out").toFile())
                .start();
    }

    private static void awaitState(Path home, Process launcher, String state) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .until(
                        () ->
                                !launcher.isAlive()
                                        || (Files.exists(home.resolve("run.json"))
                                                && Files.readString(home.resolve("run.json"))
                                                        .contains(state)));
        assertThat(launcher.isAlive()).isTrue();
    }
}
