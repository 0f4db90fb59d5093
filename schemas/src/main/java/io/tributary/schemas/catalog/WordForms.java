package io.tributary.schemas.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The languages whose word forms can be reduced to a stem, and by which of Lucene's stemmers: the
/// light ones where there are any, since an aggressive one takes different words for one.
public final class WordForms {
    /// OpenSearch's name of the stemmer, by language; in the order of the languages' names.
    public static final Map<String, String> LANGUAGES =
            Collections.unmodifiableMap(
                    new TreeMap<>(
                            Map.ofEntries(
                                    Map.entry("arabic", "arabic"),
                                    Map.entry("danish", "danish"),
                                    Map.entry("dutch", "dutch"),
                                    Map.entry("english", "light_english"),
                                    Map.entry("finnish", "finnish"),
                                    Map.entry("french", "light_french"),
                                    Map.entry("german", "light_german"),
                                    Map.entry("hindi", "hindi"),
                                    Map.entry("hungarian", "light_hungarian"),
                                    Map.entry("indonesian", "indonesian"),
                                    Map.entry("italian", "light_italian"),
                                    Map.entry("norwegian", "light_norwegian"),
                                    Map.entry("portuguese", "light_portuguese"),
                                    Map.entry("romanian", "romanian"),
                                    Map.entry("russian", "light_russian"),
                                    Map.entry("spanish", "light_spanish"),
                                    Map.entry("swedish", "light_swedish"),
                                    Map.entry("turkish", "turkish"))));

    private WordForms() {}
}
