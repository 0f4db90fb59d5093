package io.tributary.query.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {
    private static final Path SOURCES = Path.of("src/main/resources/console");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) '(\\./[^']+)'");

    private final ConsoleFiles files =
            ConsoleFiles.load(new ConsoleSettings(URI.create("http://127.0.0.1:1/"), null));

    @ParameterizedTest
    @CsvSource({"index.html, app.js", "docs.html, docs.js"})
    void the_page_names_the_version_and_the_origin_of_the_commands(String name, String script) {
        // When
        String page = text(files.page(name));

        // Then
        assertThat(page)
                .contains("/console/assets/" + files.version() + "/" + script)
                .contains("content=\"http://127.0.0.1:1\"")
                .doesNotContain("{version}", "{commands}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "docs.html"})
    void the_page_has_no_script_and_no_style_of_its_own(String name) {
        assertThat(text(files.page(name)))
                .doesNotContainPattern("<style|style=|\\son\\w+=|<script(?![^>]*src=)");
    }

    @Test
    void every_import_is_a_file_of_the_console() throws Exception {
        for (Path source : sources()) {
            Matcher imported = IMPORT.matcher(Files.readString(source));
            while (imported.find()) {
                assertThat(files.find(imported.group(1).substring(2)))
                        .as(source + " imports " + imported.group(1))
                        .isPresent();
            }
        }
    }

    @Test
    void no_file_asks_another_host_or_carries_inline_style() throws Exception {
        for (Path source : sources()) {
            assertThat(Files.readString(source))
                    .as(source.toString())
                    .doesNotContainPattern("https?://(?!www\\.w3\\.org)[a-z]")
                    .doesNotContain(" style=", "innerHTML", "eval(");
        }
    }

    @Test
    void no_file_names_a_domain() throws Exception {
        List<String> domains;
        try (Stream<Path> folders = Files.list(Path.of("../schemas/domains"))) {
            domains =
                    folders.filter(Files::isDirectory)
                            .map(f -> f.getFileName().toString())
                            .toList();
        }
        Pattern quoted = Pattern.compile("['\"/`](" + String.join("|", domains) + ")['\"/`.]");
        for (Path source : sources()) {
            assertThat(Files.readString(source))
                    .as(source.toString())
                    .doesNotContainPattern(quoted);
        }
    }

    @Test
    void nothing_outside_the_list_is_found() {
        assertThat(files.find("../query-api.yaml")).isEmpty();
        assertThat(files.find("query-api.yaml")).isEmpty();
        assertThat(files.find("/etc/passwd")).isEmpty();
    }

    private static List<Path> sources() throws Exception {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(p -> p.toString().endsWith(".js")).toList();
        }
    }

    private static String text(ConsoleFile file) {
        return new String(file.plain(), StandardCharsets.UTF_8);
    }
}
