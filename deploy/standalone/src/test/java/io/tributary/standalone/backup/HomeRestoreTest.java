package io.tributary.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup that was damaged on the way is never made a home of.
class HomeRestoreTest {
    @TempDir private Path parent;
    private Path backup;
    private Path original;

    @BeforeEach
    void make_folders() throws IOException {
        backup = Files.createDirectories(parent.resolve("backup/postgres")).getParent();
        original = Files.writeString(parent.resolve("1259"), "rows");
    }

    @Test
    void a_file_that_was_changed_is_refused() throws IOException {
        // Given
        Manifests.of(copied("postgres/1259")).writeTo(backup);
        Files.writeString(backup.resolve("postgres/1259"), "rowz");

        // When
        var refusal = assertThatThrownBy(this::restore);

        // Then
        refusal.isInstanceOf(ServerFailure.class)
                .hasMessageContaining("postgres/1259")
                .hasMessageContaining("The backup is damaged");
        assertThat(parent.toFile().list()).containsExactlyInAnyOrder("backup", "1259");
    }

    @Test
    void a_file_that_was_lost_is_named() throws IOException {
        // Given
        Manifests.of(copied("postgres/1259")).writeTo(backup);
        Files.delete(backup.resolve("postgres/1259"));

        // When
        var refusal = assertThatThrownBy(this::restore);

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("it is missing");
        assertThat(parent.resolve("home")).doesNotExist();
    }

    @Test
    void nothing_is_written_outside_of_the_home() throws IOException {
        // Given
        var file = copied("postgres/1259");
        Manifests.of(new BackupFile("postgres/../../1260", file.size(), file.sha256()))
                .writeTo(backup);
        Files.writeString(parent.resolve("1260"), "rows");

        // When
        var refusal = assertThatThrownBy(this::restore);

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("inside of the backup");
    }

    @Test
    void a_home_that_holds_something_is_refused_and_left_as_it_is() throws IOException {
        // Given
        Manifests.of(copied("postgres/1259")).writeTo(backup);
        Files.createDirectories(parent.resolve("home/postgres"));

        // When
        var refusal = assertThatThrownBy(this::restore);

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("to be empty");
        assertThat(parent.resolve("home/postgres")).isDirectory();
    }

    private BackupFile copied(String name) throws IOException {
        return new HashedCopy(_ -> {}).of(original, backup, name);
    }

    private void restore() {
        new HomeRestore(backup, _ -> {}).into(new Home(parent.resolve("home")));
    }
}
