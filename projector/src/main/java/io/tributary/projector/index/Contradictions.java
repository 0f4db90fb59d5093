package io.tributary.projector.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an index has otherwise than the catalog says and can never change: how values are kept and
/// found.
final class Contradictions {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> FIXED =
            Set.of(
                    "type",
                    "scaling_factor",
                    "enabled",
                    "index",
                    "doc_values",
                    "format",
                    "analyzer",
                    "search_analyzer");

    private final List<String> found = new ArrayList<>();

    private Contradictions() {}

    /// One sentence for each, empty when the index can serve.
    ///
    /// @param wanted what the index would be created with
    /// @param existing what OpenSearch says about the index
    static List<String> between(JsonNode wanted, JsonNode existing) {
        Contradictions contradictions = new Contradictions();
        if (!sameAnalysis(wanted, existing)) {
            contradictions.found.add("its texts are analysed otherwise");
        }
        contradictions.compare("", propertiesOf(wanted), propertiesOf(existing));
        return contradictions.found;
    }

    /// OpenSearch gives settings back as text.
    static boolean sameAnalysis(JsonNode wanted, JsonNode existing) {
        return plain(wanted.path("settings").path("index").path("analysis"))
                .equals(plain(existing.path("settings").path("index").path("analysis")));
    }

    static JsonNode propertiesOf(JsonNode index) {
        return index.path("mappings").path("properties");
    }

    private static Object plain(JsonNode settings) {
        if (settings.isObject()) {
            return MAPPER.convertValue(settings, Map.class);
        }
        return Map.of();
    }

    /// Compares what both have; a field that only one has is no contradiction, since it can be
    /// added.
    private void compare(String path, JsonNode wanted, JsonNode existing) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            JsonNode there = existing.path(field.getKey());
            if (!there.isMissingNode()) {
                compareField(path + field.getKey(), field.getValue(), there);
            }
        }
    }

    private void compareField(String name, JsonNode wanted, JsonNode existing) {
        for (String attribute : FIXED) {
            String want = wanted.path(attribute).asString("");
            String have = existing.path(attribute).asString("");
            boolean impliedObject = attribute.equals("type") && existing.has("properties");
            if (!want.equals(have) && !(impliedObject && have.isEmpty())) {
                found.add(
                        "the field %s should have %s '%s', but has '%s'"
                                .formatted(name, attribute, want, have));
            }
        }
        compare(name + ".", wanted.path("properties"), existing.path("properties"));
        JsonNode more = existing.path("fields");
        for (Map.Entry<String, JsonNode> way : wanted.path("fields").properties()) {
            if (more.has(way.getKey())) {
                compareField(name + "." + way.getKey(), way.getValue(), more.get(way.getKey()));
            } else {
                found.add("the field %s is not indexed as %s".formatted(name, way.getKey()));
            }
        }
    }
}
