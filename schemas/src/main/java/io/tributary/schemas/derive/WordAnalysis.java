package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.WordForms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// How searched texts become words, with what every OpenSearch has: boundaries of Unicode's UAX
/// #29, lower case, accents and width folded, and Chinese, Japanese and Korean in pairs of
/// characters, since they are written without spaces.
///
/// An index holds single characters beside the pairs, so that one character can be looked for; a
/// question of several asks for its pairs only, which say more.
final class WordAnalysis {
    private static final String MARKS = "combining_marks";
    private static final String PAIRS = "cjk_bigram";
    private static final String PAIRS_AND_CHARACTERS = "cjk_pairs_and_characters";

    private WordAnalysis() {}

    /// @param languages by the name of the analyzer that reduces words to their stems
    static Map<String, Object> settings(
            String indexed, String asked, Map<String, String> languages) {
        Map<String, Object> filters = new LinkedHashMap<>();
        // What an accent is when it is a character of its own.
        filters.put(
                MARKS,
                ordered(
                        "type",
                        "pattern_replace",
                        "pattern",
                        "[\\u0300-\\u036f]",
                        "replacement",
                        ""));
        filters.put(PAIRS_AND_CHARACTERS, ordered("type", PAIRS, "output_unigrams", "true"));
        Map<String, Object> analyzers = new LinkedHashMap<>();
        analyzers.put(indexed, analyzer(PAIRS_AND_CHARACTERS));
        analyzers.put(asked, analyzer(PAIRS));
        languages.forEach(
                (name, language) -> {
                    filters.put(
                            name,
                            ordered(
                                    "type",
                                    "stemmer",
                                    "language",
                                    WordForms.LANGUAGES.getOrDefault(language, language)));
                    analyzers.put(name, analyzer(PAIRS, name));
                });
        return ordered("filter", filters, "analyzer", analyzers);
    }

    private static Map<String, Object> analyzer(String... last) {
        return ordered(
                "type",
                "custom",
                "tokenizer",
                "standard",
                "filter",
                Stream.concat(
                                Stream.of("cjk_width", "lowercase", "asciifolding", MARKS),
                                Stream.of(last))
                        .toList());
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
