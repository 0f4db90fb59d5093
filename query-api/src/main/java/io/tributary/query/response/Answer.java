package io.tributary.query.response;

import java.util.Map;
import java.util.Optional;

/// A body and the tag of what it says.
public record Answer(Map<String, Object> body, Optional<String> entityTag) {}
