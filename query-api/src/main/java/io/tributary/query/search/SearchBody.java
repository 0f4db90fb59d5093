package io.tributary.query.search;

import io.tributary.query.plan.SearchPlan;
import io.tributary.query.request.Condition;
import io.tributary.schemas.catalog.BaseColumns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Spells plans in OpenSearch's language. Pure; values only ever stand where values stand.
final class SearchBody {
    private SearchBody() {}

    static Map<String, Object> of(SearchPlan plan) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", plan.size());
        body.put("track_total_hits", false);
        body.put("query", query(plan.conditions()));
        body.put("sort", sort(plan.order()));
        if (!plan.after().isEmpty()) {
            body.put("search_after", plan.after());
        }
        return body;
    }

    static Map<String, Object> query(List<Condition> conditions) {
        return Map.of(
                "bool", Map.of("filter", conditions.stream().map(SearchBody::filter).toList()));
    }

    private static Map<String, Object> filter(Condition condition) {
        return switch (condition) {
            case Condition.Is is -> Map.of("term", Map.of(is.path(), Map.of("value", is.value())));
            case Condition.AnyOf any -> Map.of("terms", Map.of(any.path(), any.values()));
            case Condition.StartsWith starts ->
                    Map.of("prefix", Map.of(starts.path(), Map.of("value", starts.prefix())));
            case Condition.Between between ->
                    Map.of("range", Map.of(between.path(), bounds(between)));
        };
    }

    private static Map<String, Object> bounds(Condition.Between between) {
        Map<String, Object> bounds = new HashMap<>();
        put(bounds, "gte", between.atLeast());
        put(bounds, "gt", between.above());
        put(bounds, "lte", between.atMost());
        put(bounds, "lt", between.below());
        return bounds;
    }

    private static void put(Map<String, Object> bounds, String name, @Nullable Object value) {
        if (value != null) {
            bounds.put(name, value);
        }
    }

    private static List<Map<String, Object>> sort(SearchPlan.Order order) {
        String direction = order.descending() ? "desc" : "asc";
        Map<String, Object> byId = Map.of(BaseColumns.ID, Map.of("order", direction));
        return order.path().equals(BaseColumns.ID)
                ? List.of(byId)
                : List.of(
                        Map.of(order.path(), Map.of("order", direction, "missing", "_last")), byId);
    }
}
