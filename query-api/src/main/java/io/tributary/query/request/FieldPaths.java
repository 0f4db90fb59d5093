package io.tributary.query.request;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds in an index mapping where a field's exact values stand.
final class FieldPaths {
    private static final Set<String> EXACT =
            Set.of(
                    "keyword",
                    "long",
                    "integer",
                    "short",
                    "date",
                    "boolean",
                    "double",
                    "scaled_float",
                    "unsigned_long");

    private FieldPaths() {}

    /// @param whole whether every value is kept, however long
    record Path(String path, boolean whole) {}

    /// Empty when no exact values are kept, as for texts that are only searched in full.
    static Optional<Path> exact(Map<String, ?> mapping, String field) {
        Map<?, ?> node = properties(mapping);
        for (String step : field.split("\\.")) {
            if (!(node.get(step) instanceof Map<?, ?> found)) {
                return Optional.empty();
            }
            node = found;
            if (found.get("properties") instanceof Map<?, ?> inner) {
                node = inner;
            }
        }
        if (isExact(node)) {
            return Optional.of(path(field, node));
        }
        if (node.get("fields") instanceof Map<?, ?> alternatives) {
            return alternatives.entrySet().stream()
                    .filter(a -> a.getValue() instanceof Map<?, ?> m && isExact(m))
                    .map(a -> new Path(field + "." + a.getKey(), false))
                    .findFirst();
        }
        return Optional.empty();
    }

    /// The fields' node, whether the mapping comes alone or within the body of an index creation.
    private static Map<?, ?> properties(Map<String, ?> mapping) {
        Object inner = mapping.get("mappings") instanceof Map<?, ?> m ? m.get("properties") : null;
        if (inner == null) {
            inner = mapping.get("properties");
        }
        return inner instanceof Map<?, ?> properties ? properties : Map.of();
    }

    private static Path path(String field, Map<?, ?> node) {
        return new Path(field, !node.containsKey("ignore_above"));
    }

    private static boolean isExact(Map<?, ?> node) {
        return node.get("type") instanceof String type
                && EXACT.contains(type)
                && !Boolean.FALSE.equals(node.get("index"))
                && !Boolean.FALSE.equals(node.get("doc_values"));
    }
}
