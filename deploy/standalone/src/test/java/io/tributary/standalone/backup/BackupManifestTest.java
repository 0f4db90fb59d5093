package io.tributary.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupManifestTest {
    @TempDir private Path folder;

    @Test
    void what_was_written_is_read() throws IOException {
        // Given
        var written = Manifests.of(new BackupFile("postgres/PG_VERSION", 3, "ab"));
        written.writeTo(folder);

        // When
        var read = BackupManifest.of(folder);

        // Then
        assertThat(read).isEqualTo(written);
        assertThat(read.size()).isEqualTo(3);
    }

    @Test
    void a_folder_without_a_manifest_is_no_backup() {
        assertThatThrownBy(() -> BackupManifest.of(folder))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("there is no manifest.json");
    }

    @Test
    void a_manifest_that_cannot_be_read_is_called_damaged() throws IOException {
        // Given
        Files.writeString(folder.resolve("manifest.json"), "{\"format\": 1, \"files\": [");

        // When
        var refusal = assertThatThrownBy(() -> BackupManifest.of(folder));

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("The backup is damaged");
    }

    @Test
    void a_manifest_that_lacks_a_part_is_called_damaged() throws IOException {
        // Given
        Files.writeString(folder.resolve("manifest.json"), "{\"format\": 1}");

        // When
        var refusal = assertThatThrownBy(() -> BackupManifest.of(folder));

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("The backup is damaged");
    }

    @Test
    void a_backup_of_a_newer_version_is_refused_whatever_else_it_says() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("manifest.json"), "{\"format\": 2, \"database\": [\"new\"]}");

        // When
        var refusal = assertThatThrownBy(() -> BackupManifest.of(folder));

        // Then
        refusal.isInstanceOf(ServerFailure.class)
                .hasMessageContaining("of format 2")
                .hasMessageContaining("a later one");
    }

    @Test
    void a_backup_of_another_major_version_of_postgres_is_refused() throws IOException {
        // Given
        Manifests.of(BackupManifest.FORMAT, database("99.1", System.getProperty("os.arch")))
                .writeTo(folder);

        // When
        var refusal = assertThatThrownBy(() -> BackupManifest.of(folder));

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("one of 99.1");
    }

    @Test
    void a_backup_of_another_kind_of_machine_is_refused() throws IOException {
        // Given
        Manifests.of(BackupManifest.FORMAT, database(Manifests.DATABASE.version(), "s390x"))
                .writeTo(folder);

        // When
        var refusal = assertThatThrownBy(() -> BackupManifest.of(folder));

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("one of s390x");
    }

    private static DatabaseCopy database(String version, String architecture) {
        return new DatabaseCopy(version, architecture, "7575", 1, "0/28", "0/120", 16 << 20);
    }
}
