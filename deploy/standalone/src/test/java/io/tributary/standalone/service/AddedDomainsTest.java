package io.tributary.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddedDomainsTest {
    private static final List<String> ACTIVE = List.of("identity");
    @TempDir private Path folder;
    private Path mine;
    private AddedDomains added;

    @BeforeEach
    void begin() {
        mine = folder.resolve("mine");
        added = AddedDomains.of(Home.at(folder.resolve("home")));
    }

    @Test
    void what_is_planned_is_served_only_when_it_is_taken() throws IOException {
        // Given
        write("tasks", "one");

        // When
        Path planned = added.with(mine, ACTIVE);

        // Then
        assertThat(added.folder()).isEmptyDirectory();
        assertThat(added.take(planned)).containsExactly("tasks");
        assertThat(added.folder().resolve("tasks/tasks.avdl")).hasContent("one");
    }

    @Test
    void only_a_domain_whose_text_differs_is_changed() throws IOException {
        // Given
        write("tasks", "one");
        write("notes", "one");
        added.take(added.with(mine, ACTIVE));

        // When
        write("notes", "two");
        write("plans", "new");
        Path planned = added.with(mine, ACTIVE);

        // Then
        assertThat(added.changedBy(planned)).containsExactly("notes");
        assertThat(added.take(planned)).containsExactly("notes", "plans", "tasks");
    }

    @Test
    void a_discarded_plan_leaves_nothing() throws IOException {
        // Given
        write("tasks", "one");
        Path planned = added.with(mine, ACTIVE);

        // When
        added.discard(planned);

        // Then
        assertThat(planned).doesNotExist();
    }

    @Test
    void an_active_name_and_an_empty_folder_are_refused() throws IOException {
        // Given
        write("identity", "mine");

        // Then
        assertThatThrownBy(() -> added.with(mine, ACTIVE))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("found identity");
        assertThatThrownBy(() -> added.with(folder.resolve("nothing"), ACTIVE))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("<domain>/<domain>.avdl");
    }

    private void write(String domain, String text) throws IOException {
        Files.createDirectories(mine.resolve(domain));
        Files.writeString(mine.resolve(domain).resolve(domain + ".avdl"), text);
    }
}
