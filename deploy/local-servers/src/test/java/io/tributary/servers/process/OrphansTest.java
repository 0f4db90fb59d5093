package io.tributary.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.servers.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    @TempDir private Path folder;

    @Test
    void a_killed_postmaster_is_waited_for_until_its_parent_has_taken_note() throws IOException {
        // Given a process that dies when its parent has become one that looks away, for three
        // seconds
        Process parent =
                new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 3")
                        .redirectErrorStream(true)
                        .start();
        String pid = parent.inputReader().readLine();
        Path name = Path.of("/proc/" + parent.pid() + "/comm");
        await().until(() -> Files.readString(name).strip().equals("sleep"));
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        Path data = Files.createDirectories(folder.resolve("postgres/data"));
        Files.writeString(data.resolve("postmaster.pid"), pid + "\n" + data + "\n");
        await().until(() -> Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z "));
        var said = new ArrayList<String>();

        // When
        Orphans.end(new Home(folder), said::add);

        // Then
        assertThat(Path.of("/proc/" + pid)).doesNotExist();
        assertThat(said).isEmpty();
    }
}
