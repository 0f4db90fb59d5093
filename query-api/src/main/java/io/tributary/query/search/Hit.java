package io.tributary.query.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A document that came back.
///
/// @param sort the values that place it in the list; empty when it was read by id
/// @param found by the field's name, parts of the text as HTML, with the words that were searched
///   for between `<mark>` and `</mark>`; empty when nothing was searched for
public record Hit(
        ObjectNode document, List<@Nullable Object> sort, Map<String, List<String>> found) {

    public Hit {
        found = Map.copyOf(found);
    }
}
