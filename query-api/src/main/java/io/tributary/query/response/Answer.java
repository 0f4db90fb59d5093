package io.tributary.query.response;

import java.util.Optional;

/// A body, how fresh it is, and the tag of what it says.
///
/// @param body a map or a document, to be written as JSON
/// @param position from where changes that are not in it are to be followed
public record Answer(
        Object body,
        FreshnessAnswer freshness,
        Optional<String> entityTag,
        Optional<String> position) {

    Answer(Object body, FreshnessAnswer freshness, Optional<String> entityTag) {
        this(body, freshness, entityTag, Optional.empty());
    }

    public Answer after(Optional<String> position) {
        return new Answer(body, freshness, entityTag, position);
    }
}
