package io.tributary.command.write;

import io.tributary.schemas.catalog.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The values of a row that no other organization may hold.
final class Reservations {
    /// Stands between the values of a group of fields; no text holds it by accident.
    private static final String BETWEEN = "\u001f";

    private Reservations() {}

    /// One `{kind, value}` per group whose fields all have a value.
    static ArrayNode of(Entity entity, ObjectNode row) {
        ArrayNode reservations = JsonNodeFactory.instance.arrayNode();
        for (List<String> group : entity.reservations()) {
            List<String> parts = new ArrayList<>();
            for (String field : group) {
                JsonNode value = row.get(field);
                if (value != null && !value.isNull()) {
                    parts.add(value.isString() ? value.stringValue() : value.toString());
                }
            }
            if (parts.size() == group.size()) {
                reservations
                        .addObject()
                        .put("kind", kind(entity, group))
                        .put("value", String.join(BETWEEN, parts));
            }
        }
        return reservations;
    }

    private static String kind(Entity entity, List<String> group) {
        return group.stream().collect(Collectors.joining(",", entity.table() + "(", ")"));
    }
}
