package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong in one file, so that its author sees all of it at once.
final class Mistakes {
    private record Mistake(int line, String text) {}

    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    /// @param next what to write instead, a whole sentence
    void add(int line, String expected, String butFound, String next) {
        found.add(
                new Mistake(
                        line,
                        "%s:%d: Expected %s, but found %s. %s"
                                .formatted(file, line, expected, butFound, next)));
    }

    /// In the order of lines.
    List<String> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Mistake::line))
                .map(Mistake::text)
                .distinct()
                .toList();
    }
}
