package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects what is wrong in one file, so that its author sees all of it at once.
final class Mistakes {
    private record Mistake(int line, String text) {}

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    private static final Pattern DECLARATION = Pattern.compile("\\s*(record|protocol|enum)\\s.*");

    private final String file;
    private final List<String> source;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file, String text) {
        this.file = file;
        this.source = text.lines().toList();
    }

    /// @param line of the declaration or the first one of the annotation
    /// @param butFound with the offending word in single quotes, where there is one
    /// @param next what to write instead, a whole sentence
    void add(int line, String expected, String butFound, String next) {
        int exact = lineOfWord(line, butFound);
        found.add(
                new Mistake(
                        exact,
                        "%s:%d: Expected %s, but found %s. %s"
                                .formatted(file, exact, expected, butFound, next)));
    }

    /// An annotation may go on for many lines: the first of them that has the word as a JSON text.
    private int lineOfWord(int line, String butFound) {
        Matcher quoted = QUOTED.matcher(butFound);
        if (!quoted.find()) {
            return line;
        }
        String word = '"' + quoted.group(1) + '"';
        for (int at = line; at <= source.size(); at++) {
            String text = source.get(at - 1);
            if (text.contains(word)) {
                return at;
            }
            if (DECLARATION.matcher(text).matches()) {
                return line;
            }
        }
        return line;
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
