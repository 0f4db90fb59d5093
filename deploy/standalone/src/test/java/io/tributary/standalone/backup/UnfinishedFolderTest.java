package io.tributary.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFolderTest {
    @TempDir private Path parent;

    @Test
    void the_name_appears_only_when_it_is_whole() throws IOException {
        // Given
        var target = Files.createDirectory(parent.resolve("target"));

        // When
        try (var folder = UnfinishedFolder.beside(target)) {
            folder.make("a/b");
            Files.writeString(folder.path().resolve("a/b/c"), "d");
            assertThat(target).doesNotExist();
            folder.finish();
        }

        // Then
        assertThat(target.resolve("a/b/c")).hasContent("d");
        assertThat(parent.toFile().list()).containsExactly("target");
    }

    @Test
    void what_was_not_finished_is_removed() throws IOException {
        // When
        try (var folder = UnfinishedFolder.beside(parent.resolve("target"))) {
            folder.make("a");
            Files.writeString(folder.path().resolve("a/b"), "c");
        }

        // Then
        assertThat(parent.toFile().list()).isEmpty();
    }

    @Test
    void a_folder_that_holds_something_is_refused_and_left_as_it_is() throws IOException {
        // Given
        Files.writeString(parent.resolve("own"), "mine");

        // When
        var refusal = assertThatThrownBy(() -> UnfinishedFolder.beside(parent));

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("to be empty");
        assertThat(parent.resolve("own")).hasContent("mine");
    }

    @Test
    void a_file_is_no_place_for_a_folder() throws IOException {
        // Given
        var file = Files.writeString(parent.resolve("file"), "mine");

        // When
        var refusal = assertThatThrownBy(() -> UnfinishedFolder.beside(file));

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("to be a folder");
        assertThat(file).hasContent("mine");
    }
}
