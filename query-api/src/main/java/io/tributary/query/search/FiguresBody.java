package io.tributary.query.search;

import io.tributary.query.plan.FiguresPlan;
import io.tributary.query.plan.Split;
import io.tributary.query.plan.WidgetPlan;
import io.tributary.schemas.catalog.BaseColumns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Spells the sums of a dashboard in OpenSearch's language. Pure.
final class FiguresBody {
    /// Counts documents by organization, to see that there is only one.
    static final String ORGANIZATIONS = "organizations";

    static final String ROWS = "rows";
    static final String WITHOUT_VALUE = "without_value";
    static final String TOTAL = "total";

    private static final String AGGREGATIONS = "aggs";

    private FiguresBody() {}

    static Map<String, Object> byOrganization() {
        return Map.of("terms", Map.of("field", BaseColumns.ORGANIZATION_ID, "size", 2));
    }

    static Map<String, Object> of(FiguresPlan plan) {
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put(ORGANIZATIONS, byOrganization());
        plan.widgets().forEach(w -> addWidget(aggregations, plan, w));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.put("query", SearchBody.query(plan.conditions()));
        body.put(AGGREGATIONS, aggregations);
        return body;
    }

    /// The name of a widget's part of the answer.
    static String name(WidgetPlan widget, String part) {
        return "widget." + widget.widget().name() + "/" + part;
    }

    private static void addWidget(
            Map<String, Object> aggregations, FiguresPlan plan, WidgetPlan widget) {
        Map<String, Object> sums = sums(widget);
        aggregations.put(
                name(widget, TOTAL),
                Map.of("filter", Map.of("match_all", Map.of()), AGGREGATIONS, sums));
        switch (widget.split()) {
            case Split.Total() -> {
                // The total is all there is.
            }
            case Split.ByTime(Split.TimeUnit unit) ->
                    aggregations.put(
                            name(widget, ROWS),
                            Map.of("date_histogram", histogram(unit, plan), AGGREGATIONS, sums));
            case Split.ByDimension dimension -> {
                aggregations.put(
                        name(widget, ROWS),
                        Map.of("terms", terms(dimension, widget), AGGREGATIONS, sums));
                aggregations.put(
                        name(widget, WITHOUT_VALUE),
                        Map.of("missing", Map.of("field", dimension.path()), AGGREGATIONS, sums));
            }
        }
    }

    private static Map<String, Object> histogram(Split.TimeUnit unit, FiguresPlan plan) {
        Map<String, Object> histogram = new LinkedHashMap<>();
        histogram.put("field", FiguresPlan.BUCKET);
        unit.calendarInterval()
                .ifPresentOrElse(
                        interval -> {
                            histogram.put("calendar_interval", interval);
                            histogram.put("time_zone", plan.span().zone().getId());
                        },
                        () -> histogram.put("fixed_interval", "15m"));
        histogram.put("min_doc_count", 1);
        return histogram;
    }

    /// By the first measure, the largest first; equal ones by value.
    private static Map<String, Object> terms(Split.ByDimension dimension, WidgetPlan widget) {
        String first = widget.measures().getFirst();
        return Map.of(
                "field", dimension.path(),
                "size", dimension.limit(),
                "order", List.of(Map.of(first, "desc"), Map.of("_key", "asc")));
    }

    private static Map<String, Object> sums(WidgetPlan widget) {
        Map<String, Object> sums = new LinkedHashMap<>();
        widget.measures().forEach(m -> sums.put(m, Map.of("sum", Map.of("field", m))));
        return sums;
    }
}
