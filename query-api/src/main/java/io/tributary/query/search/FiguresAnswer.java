package io.tributary.query.search;

import io.tributary.query.plan.Split;
import io.tributary.query.plan.WidgetPlan;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the sums out of an aggregation's answer.
final class FiguresAnswer {
    private FiguresAnswer() {}

    static Figures of(JsonNode aggregations, WidgetPlan widget) {
        Map<Figures.Key, Map<String, BigDecimal>> rows = new LinkedHashMap<>();
        for (JsonNode bucket :
                aggregations.path(FiguresBody.name(widget, FiguresBody.ROWS)).path("buckets")) {
            rows.put(key(bucket, widget.split()), sums(bucket, widget));
        }
        JsonNode without = aggregations.path(FiguresBody.name(widget, FiguresBody.WITHOUT_VALUE));
        if (without.path("doc_count").asLong(0) > 0) {
            rows.put(Figures.Key.NONE, sums(without, widget));
        }
        JsonNode total = aggregations.path(FiguresBody.name(widget, FiguresBody.TOTAL));
        return new Figures(rows, sums(total, widget));
    }

    private static Figures.Key key(JsonNode bucket, Split split) {
        JsonNode key = bucket.path("key");
        JsonNode text = bucket.path("key_as_string");
        // A boolean's key is a number with a text beside it; so is a date's.
        if (split instanceof Split.ByDimension && text.isString() && key.isNumber()) {
            return new Figures.Key(Optional.of(value(text.asString())));
        }
        return new Figures.Key(
                Optional.of(key.isNumber() ? (Object) key.asLong() : key.asString()));
    }

    private static Object value(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }

    private static Map<String, BigDecimal> sums(JsonNode node, WidgetPlan widget) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        widget.measures().forEach(m -> sums.put(m, number(node.path(m).path("value"))));
        return sums;
    }

    private static BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    }
}
