package io.tributary.query.response;

import java.util.Optional;

/// A body, how fresh it is, and the tag of what it says.
///
/// @param body a map or a document, to be written as JSON
public record Answer(Object body, FreshnessAnswer freshness, Optional<String> entityTag) {}
