package io.tributary.query.request;

import io.tributary.query.request.Condition.Words;
import java.util.List;
import java.util.Optional;

/// Reads the words that a list is searched for.
final class WordsReader {
    private static final int MOST_WORDS = 12;
    private static final int LONGEST = 200;

    private WordsReader() {}

    /// Empty when nothing was asked for, or not rightly.
    static Optional<Words> read(
            String parameter,
            QueryCollection collection,
            Optional<String> text,
            Mistakes mistakes) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (collection.searched().isEmpty()) {
            mistakes.add(
                    parameter,
                    "unknown",
                    "Expected a collection with texts to search, but %s has none."
                            .formatted(collection.name()));
            return Optional.empty();
        }
        List<String> words =
                List.of(text.get().strip().split("\\s+")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (words.isEmpty() || words.size() > MOST_WORDS || text.get().length() > LONGEST) {
            mistakes.add(
                    parameter,
                    "range",
                    "1 to %d words, together at most %d characters".formatted(MOST_WORDS, LONGEST),
                    text.get());
            return Optional.empty();
        }
        var texts = collection.searched().values();
        return Optional.of(
                new Words(
                        texts.stream().map(SearchedText::words).sorted().toList(),
                        texts.stream()
                                .flatMap(searched -> searched.stems().stream())
                                .sorted()
                                .toList(),
                        words));
    }
}
