package io.tributary.projector.index;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// An index maps a field otherwise than the catalog says.
public final class MappingContradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What cannot be changed on a living index and decides how values are kept and found.
    private static final Set<String> FIXED = Set.of("type", "scaling_factor", "enabled", "format");

    private MappingContradiction(String message) {
        super(message);
    }

    /// Compares what both have; a field that only one has is no contradiction.
    static void check(String index, String path, JsonNode wanted, JsonNode existing) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            JsonNode there = existing.path(field.getKey());
            if (there.isMissingNode()) {
                continue;
            }
            String name = path + field.getKey();
            for (String attribute : FIXED) {
                String want = field.getValue().path(attribute).asString("");
                String found = there.path(attribute).asString("");
                boolean impliedObject = attribute.equals("type") && there.has("properties");
                if (!want.equals(found) && !(impliedObject && found.isEmpty())) {
                    refuse(index, name, attribute, want, found);
                }
            }
            check(index, name + ".", field.getValue().path("properties"), there.path("properties"));
        }
    }

    private static void refuse(
            String index, String field, String attribute, String want, String found) {
        throw new MappingContradiction(
                ("Expected the field %s of the index %s to have %s '%s', but found '%s'. Rebuild the"
                                + " read model in a new generation, or delete the index and rewind"
                                + " the indexer.")
                        .formatted(field, index, attribute, want, found));
    }
}
