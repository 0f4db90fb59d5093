package io.tributary.command.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Values that stand in the IDL, as JSON.
public final class Literal {
    private Literal() {}

    public static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case String text -> nodes.stringNode(text);
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case BigDecimal number -> nodes.numberNode(number);
            case Boolean truth -> nodes.booleanNode(truth);
            case Optional<?> nothing when nothing.isEmpty() -> nodes.nullNode();
            case List<?> items -> {
                var array = nodes.arrayNode();
                items.forEach(item -> array.add(String.valueOf(item)));
                yield array;
            }
            default ->
                    throw new IllegalArgumentException(
                            "Expected a text, number or truth value, but found a "
                                    + value.getClass().getName());
        };
    }
}
