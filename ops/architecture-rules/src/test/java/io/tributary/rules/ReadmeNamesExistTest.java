package io.tributary.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the first pages name is there.
class ReadmeNamesExistTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|E2E))`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    /// `| 1 command | `module` package, package | `Story` |`, the story only where there is one.
    private static final Pattern STATION =
            Pattern.compile("(?m)^\\| \\d[^|]*\\| `([a-z-]+)` ([^|]*)\\|(?: `(\\w+)`)? *\\|$");

    @Test
    void every_test_that_the_readme_names_exists() {
        // Given
        List<String> tests =
                SourceTree.tests().stream()
                        .map(s -> s.path().getFileName().toString().replace(".java", ""))
                        .toList();

        // When
        List<String> named = matches(TEST, "README.md").map(r -> r.group(1)).toList();

        // Then
        assertThat(named).as("tests named in README.md").isNotEmpty().isSubsetOf(tests);
    }

    @Test
    void every_station_of_the_architecture_exists() {
        // When
        List<Path> named =
                matches(STATION, "ARCHITECTURE.md").flatMap(ReadmeNamesExistTest::places).toList();

        // Then
        assertThat(named).as("packages and stories of ARCHITECTURE.md").isNotEmpty();
        assertThat(named.stream().filter(p -> !Files.exists(p))).isEmpty();
    }

    @Test
    void every_link_leads_somewhere() {
        // Given
        Stream<String> pages = Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md");

        // When
        List<Path> targets =
                pages.flatMap(page -> matches(LINK, page))
                        .map(r -> SourceTree.ROOT.resolve(r.group(1)))
                        .toList();

        // Then
        assertThat(targets.stream().filter(p -> !Files.exists(p))).isEmpty();
    }

    private static Stream<Path> places(MatchResult station) {
        Path sources =
                SourceTree.ROOT.resolve(station.group(1)).resolve("src/main/java/io/tributary");
        Path service = sources.resolve(SourceTree.folders(sources).getFirst());
        Stream<Path> packages =
                Stream.of(station.group(2).strip().split(",\\s*", -1)).map(service::resolve);
        return station.group(3) == null
                ? packages
                : Stream.concat(packages, Stream.of(service.resolve(station.group(3) + ".java")));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String page) {
        return pattern.matcher(SourceTree.read(SourceTree.ROOT.resolve(page))).results();
    }
}
