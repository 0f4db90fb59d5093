package io.tributary.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever reviews the product's security finds a test behind every word about it.
class SecurityTableTest {
    private static final String VERIFICATION = "ops/docs/asvs.md";

    /// Sections of OWASP ASVS 5.0 and how many requirements each has.
    private static final Map<String, Integer> REQUIREMENTS =
            Map.of(
                    "8.1", 4, "8.2", 4, "8.3", 3, "8.4", 2, "16.1", 1, "16.2", 5, "16.3", 4, "16.4",
                    3, "16.5", 4);

    private static final Pattern ROW =
            Pattern.compile(
                    "(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [123] \\| (holds|partly|not here) \\| ([^|]+) \\| ?([^|]*)\\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void every_requirement_has_a_row_that_says_whether_it_holds() {
        // When
        List<MatchResult> rows = ROW.matcher(page(VERIFICATION)).results().toList();

        // Then
        assertThat(rows.stream().map(r -> r.group(1)))
                .containsExactlyInAnyOrderElementsOf(requirements());
        assertThat(rows.stream().filter(r -> !r.group(2).equals("not here")))
                .allSatisfy(r -> assertThat(r.group(4)).as(r.group(1)).containsPattern(TEST));
    }

    @Test
    void every_test_that_is_named_exists() {
        // Given
        Map<String, String> sources =
                SourceTree.tests().stream()
                        .collect(
                                Collectors.toMap(
                                        s -> s.path().getFileName().toString(),
                                        SourceTree.Source::text,
                                        String::concat));

        // When
        Set<String> missing =
                Stream.of("SECURITY.md", VERIFICATION)
                        .flatMap(p -> TEST.matcher(page(p)).results())
                        .filter(
                                t ->
                                        !sources.getOrDefault(t.group(1) + ".java", "")
                                                .contains("void " + t.group(2) + "("))
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());

        // Then
        assertThat(missing).isEmpty();
    }

    private static List<String> requirements() {
        return REQUIREMENTS.entrySet().stream()
                .flatMap(
                        section ->
                                IntStream.rangeClosed(1, section.getValue())
                                        .mapToObj(n -> section.getKey() + "." + n))
                .toList();
    }

    private static String page(String name) {
        return SourceTree.read(SourceTree.ROOT.resolve(name));
    }
}
