package io.tributary.query.search;

import io.tributary.query.plan.SearchPlan;
import io.tributary.query.request.Condition;
import io.tributary.schemas.catalog.BaseColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Spells plans in OpenSearch's language. Pure; values only ever stand where values stand.
final class SearchBody {
    private static final String SCORE = "_score";
    private static final int FRAGMENT = 160;

    /// What another form of a word scores, beside the word as it was asked for.
    private static final String ANOTHER_FORM = "^0.5";

    private static final int FRAGMENTS = 2;

    /// In front of a word that was found.
    static final String MARK = "<mark>";

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
        if (!plan.highlighted().isEmpty()) {
            body.put("highlight", highlight(plan.highlighted()));
        }
        return body;
    }

    static Map<String, Object> query(List<Condition> conditions) {
        List<Map<String, Object>> filters = new ArrayList<>();
        List<Map<String, Object>> scored = new ArrayList<>();
        for (Condition condition : conditions) {
            switch (condition) {
                case Condition.Is is ->
                        filters.add(Map.of("term", Map.of(is.path(), Map.of("value", is.value()))));
                case Condition.AnyOf any ->
                        filters.add(Map.of("terms", Map.of(any.path(), any.values())));
                case Condition.StartsWith starts ->
                        filters.add(
                                Map.of(
                                        "prefix",
                                        Map.of(starts.path(), Map.of("value", starts.prefix()))));
                case Condition.Between between ->
                        filters.add(Map.of("range", Map.of(between.path(), bounds(between))));
                case Condition.Words words -> scored.addAll(words(words));
            }
        }
        return Map.of(
                "bool",
                scored.isEmpty()
                        ? Map.of("filter", filters)
                        : Map.of("filter", filters, "must", scored));
    }

    /// A query for each word, so that the words may stand in different texts. What a script writes
    /// without spaces is one word here, and all that its analysis makes of it must be found.
    private static List<Map<String, Object>> words(Condition.Words words) {
        List<Map<String, Object>> queries = new ArrayList<>();
        List<String> paths = new ArrayList<>(words.paths());
        words.stems().forEach(path -> paths.add(path + ANOTHER_FORM));
        for (String word : words.words()) {
            queries.add(multiMatch(paths, word, "best_fields"));
        }
        // A beginning scores nothing, the whole word does.
        Map<String, Object> whole = queries.removeLast();
        queries.add(
                Map.of(
                        "bool",
                        Map.of(
                                "should",
                                List.of(
                                        whole,
                                        multiMatch(
                                                words.paths(),
                                                words.words().getLast(),
                                                "bool_prefix")),
                                "minimum_should_match",
                                1)));
        return queries;
    }

    private static Map<String, Object> multiMatch(List<String> paths, String word, String type) {
        return Map.of(
                "multi_match",
                Map.of("query", word, "fields", paths, "operator", "and", "type", type));
    }

    /// Text outside of the marks is escaped: an answer may be shown as HTML.
    private static Map<String, Object> highlight(List<String> paths) {
        Map<String, Object> fields = new LinkedHashMap<>();
        paths.forEach(path -> fields.put(path, Map.of()));
        return Map.of(
                "fields",
                fields,
                "encoder",
                "html",
                "pre_tags",
                List.of(MARK),
                "post_tags",
                List.of("</mark>"),
                "fragment_size",
                FRAGMENT,
                "number_of_fragments",
                FRAGMENTS);
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
        return switch (order.path()) {
            case BaseColumns.ID -> List.of(byId);
            case SCORE -> List.of(Map.of(SCORE, Map.of("order", direction)), byId);
            default ->
                    List.of(
                            Map.of(order.path(), Map.of("order", direction, "missing", "_last")),
                            byId);
        };
    }
}
