package io.tributary.query.request;

import java.util.List;

/// Where a searched text stands in documents.
///
/// @param words path of its words
/// @param stems paths of its words' stems, one per declared language
public record SearchedText(String words, List<String> stems) {
    public SearchedText {
        stems = List.copyOf(stems);
    }
}
