package io.tributary.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ties tests to the items that the products were promised, and prints the items without a test.
class ItemsCoveredTest {
    /// How many items each group has: identity, community, dialer, learning, pitchbook, platform.
    private static final Map<String, Integer> ITEMS =
            Map.of("ID", 17, "CO", 10, "DI", 8, "LE", 9, "PB", 12, "PL", 8);

    private static final Pattern COVERS = Pattern.compile("@Covers\\(([^)]*)\\)");
    private static final Pattern ITEM = Pattern.compile("\"([A-Z]{2}-\\d+)\"");

    @Test
    void every_covered_item_exists() {
        // Given
        List<String> items = items();

        // When
        Set<String> covered = covered();
        List<String> uncovered = items.stream().filter(i -> !covered.contains(i)).toList();

        // Then
        System.out.printf(
                "Items with a test: %d of %d. Without one: %s%n",
                covered.size(), items.size(), String.join(" ", uncovered));
        assertThat(covered).as("@Covers names an item of the products' lists").isSubsetOf(items);
    }

    private static Set<String> covered() {
        return SourceTree.tests().stream()
                .flatMap(s -> matches(COVERS, s.text()))
                .flatMap(ids -> matches(ITEM, ids))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(r -> r.group(1));
    }

    private static List<String> items() {
        return ITEMS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(
                        g ->
                                IntStream.rangeClosed(1, g.getValue())
                                        .mapToObj(n -> g.getKey() + "-" + n))
                .toList();
    }
}
