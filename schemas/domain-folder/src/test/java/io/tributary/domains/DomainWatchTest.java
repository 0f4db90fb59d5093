package io.tributary.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.DomainMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainWatchTest {
    @TempDir private Path folder;
    private Path active;
    private Path added;

    @BeforeEach
    void write_an_active_domain() throws IOException {
        active = folder.resolve("active");
        added = folder.resolve("added");
        write(active, "shop", domain("shop", "Sale"));
    }

    @Test
    void a_domain_that_is_added_is_served() throws IOException {
        // Given
        try (DomainWatch watch = begin()) {
            List<DomainCatalog> told = new ArrayList<>();
            watch.catalog().whenTaken(told::add);
            var names = watch.catalog().derived(DomainWatchTest::names);

            // When
            write(added, "todo", domain("todo", "Task"));
            watch.look();

            // Then
            assertThat(names.get()).containsExactly("shop", "todo");
            assertThat(told).containsExactly(watch.catalog().get());
        }
    }

    @Test
    void an_added_domain_is_there_at_the_next_start() throws IOException {
        // Given
        write(added, "todo", domain("todo", "Task"));

        // When
        try (DomainWatch watch = begin()) {

            // Then
            assertThat(names(watch.catalog().get())).containsExactly("shop", "todo");
        }
    }

    @Test
    void a_mistake_changes_nothing_until_it_is_mended() throws IOException {
        // Given
        try (DomainWatch watch = begin()) {
            write(added, "todo", domain("todo", "Task").replace("string", "strung"));
            watch.look();
            assertThat(names(watch.catalog().get())).containsExactly("shop");

            // When
            write(added, "todo", domain("todo", "Task"));
            watch.look();

            // Then
            assertThat(names(watch.catalog().get())).containsExactly("shop", "todo");
        }
    }

    @Test
    void a_domain_that_is_served_stays_as_it_is() throws IOException {
        // Given
        try (DomainWatch watch = begin()) {
            write(added, "todo", domain("todo", "Task"));
            watch.look();
            DomainCatalog before = watch.catalog().get();

            // When
            write(added, "todo", domain("todo", "Errand"));
            watch.look();

            // Then
            assertThat(watch.catalog().get()).isSameAs(before);
        }
    }

    @Test
    void a_catalog_that_could_not_be_taken_is_taken_at_the_next_look() throws IOException {
        // Given
        try (DomainWatch watch = begin()) {
            List<DomainCatalog> told = new ArrayList<>();
            watch.catalog()
                    .whenTaken(
                            next -> {
                                told.add(next);
                                if (told.size() == 1) {
                                    throw new IllegalStateException("not ready");
                                }
                            });
            write(added, "todo", domain("todo", "Task"));
            watch.look();

            // When
            watch.look();
            watch.look();

            // Then
            assertThat(told).as("one that fails and one that does not").hasSize(2);
            assertThat(names(told.getLast())).containsExactly("shop", "todo");
        }
    }

    @Test
    void a_missing_or_mistaken_domain_ends_the_start_with_its_file() throws IOException {
        // Given
        var missing = new DomainFolders(active, List.of("shop", "gone"), Optional.empty());
        write(added, "todo", "protocol");

        // Then
        assertThatThrownBy(() -> DomainWatch.begin(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone.avdl")
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(this::begin)
                .isInstanceOf(DomainMistake.class)
                .hasMessageContaining("todo.avdl");
    }

    private DomainWatch begin() {
        return DomainWatch.begin(new DomainFolders(active, List.of("shop"), Optional.of(added)));
    }

    private static List<String> names(DomainCatalog catalog) {
        return catalog.domains().stream().map(d -> d.name()).toList();
    }

    private static void write(Path folder, String domain, String text) throws IOException {
        Files.createDirectories(folder.resolve(domain));
        Files.writeString(folder.resolve(domain).resolve(domain + ".avdl"), text);
    }

    private static String domain(String name, String record) {
        return """
        /** A domain for a test. */
        @namespace("io.tributary.%1$s")
        protocol %1$s {
          /** A thing. */
          @table("%3$s")
          record %2$s {
            /** What it is called. */
            string @max(100) title;
          }
        }
        """
                .formatted(name, record, record.toLowerCase(Locale.ROOT) + "s");
    }
}
