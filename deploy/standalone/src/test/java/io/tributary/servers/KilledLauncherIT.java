package io.tributary.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.Ports;
import io.tributary.servers.home.ServerFailure;
import io.tributary.servers.process.Orphans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KilledLauncherIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void the_next_start_ends_what_a_killed_launcher_left_over() throws Exception {
        // Given
        var home = FreshHome.named("killed");
        var ports = Ports.free();
        var launcher = launch(home, ports);
        launcher.destroyForcibly().waitFor();
        var leftOver = Orphans.of(new Home(home)).stream().map(o -> o.process().pid()).toList();
        var said = new ArrayList<String>();

        // When
        try (var servers = LocalServers.start(home, ports, said::add)) {

            // Then
            assertThat(leftOver).hasSize(4).doesNotContain(servers.pid(Server.POSTGRES));
            assertThat(said).filteredOn(line -> line.contains("left over")).hasSize(4);
            assertThat(FreshHome.ask(servers, "select 1")).isEqualTo("1");
        }
        assertThat(Orphans.of(new Home(home))).isEmpty();
    }

    @Test
    void a_launcher_that_is_told_to_end_takes_its_servers_with_it() throws Exception {
        // Given
        var home = FreshHome.named("ended");
        var launcher = launch(home, Ports.free());

        // When
        launcher.destroy();
        launcher.waitFor();

        // Then
        assertThat(Orphans.of(new Home(home))).isEmpty();
    }

    @Test
    void a_start_that_fails_leaves_nothing_running() throws IOException {
        // Given
        var home = FreshHome.named("failing");
        var storage = Files.createDirectories(home.resolve("kafka/data"));
        Files.writeString(storage.resolve("meta.properties"), "version=nonsense\n");

        // When
        var start = assertThatThrownBy(() -> LocalServers.start(home, Ports.free().from()));

        // Then
        start.isInstanceOf(ServerFailure.class).hasMessageContaining("kafka");
        assertThat(Orphans.of(new Home(home))).isEmpty();
    }

    private static Process launch(Path home, Ports ports) throws IOException {
        var out = Files.createDirectories(home.toAbsolutePath()).resolve("launcher.out");
        var launcher =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ServersApplication.class.getName(),
                                        home.toString(),
                                        Integer.toString(ports.from())))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !launcher.isAlive() || Files.readString(out).contains("ready"));
        return launcher;
    }
}
