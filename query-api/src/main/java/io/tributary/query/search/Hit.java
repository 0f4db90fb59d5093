package io.tributary.query.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A document that came back.
///
/// @param sort the values that place it in the list; empty when it was read by id
public record Hit(ObjectNode document, List<@Nullable Object> sort) {}
