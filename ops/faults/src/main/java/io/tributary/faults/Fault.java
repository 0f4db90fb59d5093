package io.tributary.faults;

import java.util.List;
import java.util.Map;

/// One hole: a text of the sources replaced by another, and the test that must notice.
///
/// @param promise what users are promised and would lose by it
/// @param file relative to the checkout
/// @param find must stand exactly once in the file
/// @param module Maven path of the module whose test notices
/// @param test simple class name of that test, optionally `#method`
public record Fault(
        String name,
        String promise,
        String file,
        String find,
        String replace,
        String module,
        String test) {

    /// Reads the list of `faults.yaml`.
    ///
    /// @throws IllegalArgumentException when an entry lacks a key
    static List<Fault> listOf(Object yaml) {
        if (!(yaml instanceof List<?> entries)) {
            throw new IllegalArgumentException("Expected a list of faults in faults.yaml.");
        }
        return entries.stream().map(e -> of((Map<?, ?>) e)).toList();
    }

    private static Fault of(Map<?, ?> entry) {
        return new Fault(
                text(entry, "name"),
                text(entry, "promise"),
                text(entry, "file"),
                text(entry, "find"),
                text(entry, "replace"),
                text(entry, "module"),
                text(entry, "test"));
    }

    private static String text(Map<?, ?> entry, String key) {
        Object value = entry.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Expected '%s' in every fault of faults.yaml, but %s has none."
                            .formatted(key, entry));
        }
        return value.toString();
    }

    /// The source with the hole in it.
    ///
    /// @throws IllegalStateException when the text to replace does not stand exactly once
    String plantedIn(String source) {
        int first = source.indexOf(find);
        if (first < 0 || source.indexOf(find, first + 1) >= 0) {
            throw new IllegalStateException(
                    ("Expected the text of fault %s exactly once in %s, but found it %s. The code has"
                                    + " moved on: bring 'find' in faults.yaml up to date.")
                            .formatted(name, file, first < 0 ? "nowhere" : "more than once"));
        }
        return source.substring(0, first) + replace + source.substring(first + find.length());
    }
}
