package io.tributary.query.response;

import io.tributary.query.plan.DashboardSource;
import io.tributary.query.plan.Split;
import io.tributary.query.plan.WidgetPlan;
import io.tributary.query.request.FieldMoments;
import io.tributary.query.request.Span;
import io.tributary.query.search.Figures;
import io.tributary.query.search.WidgetFigures;
import io.tributary.schemas.catalog.Dashboard.Ratio;
import io.tributary.schemas.catalog.Dashboard.Widget;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells a dashboard: per widget its rows, what did not get a row of its own, and the total.
///
/// Counts and sums are exact. A ratio is null where its denominator is 0.
public final class DashboardFigures {
    private DashboardFigures() {}

    /// @param figures by the name of the widget
    public static Map<String, Object> body(
            DashboardSource dashboard, Span span, Map<String, WidgetFigures> figures) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("dashboard", dashboard.name());
        body.put("title", dashboard.title());
        body.put("from", FieldMoments.text(span.from()));
        body.put("to", FieldMoments.text(span.to()));
        body.put("time_zone", span.zone().getId());
        List<Map<String, Object>> widgets = new ArrayList<>();
        for (Widget widget : dashboard.widgets()) {
            WidgetFigures found = figures.get(widget.name());
            if (found != null) {
                widgets.add(widget(found.plan(), found.figures(), span));
            }
        }
        body.put("widgets", widgets);
        return body;
    }

    private static Map<String, Object> widget(WidgetPlan plan, Figures figures, Span span) {
        Widget widget = plan.widget();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", widget.name());
        answer.put("title", widget.title());
        answer.put("by", widget.by());
        answer.put("measures", widget.measures());
        answer.put("ratios", widget.ratios().stream().map(Ratio::name).toList());
        switch (plan.split()) {
            case Split.Total() -> answer.put("rows", List.of(cells(figures.total(), widget)));
            case Split.ByTime(Split.TimeUnit unit) ->
                    answer.put(
                            "rows",
                            TimeRows.of(figures, unit, span.zone()).entrySet().stream()
                                    .map(row -> row(row.getKey(), row.getValue(), widget))
                                    .toList());
            case Split.ByDimension dimension -> byDimension(answer, figures, dimension, widget);
        }
        answer.put("total", cells(figures.total(), widget));
        return answer;
    }

    private static void byDimension(
            Map<String, Object> answer,
            Figures figures,
            Split.ByDimension dimension,
            Widget widget) {
        List<Map.Entry<Figures.Key, Map<String, BigDecimal>>> rows =
                DimensionRows.of(figures, widget.measures().getFirst(), dimension.limit());
        answer.put(
                "rows",
                rows.stream()
                        .map(r -> row(r.getKey().value().orElse(null), r.getValue(), widget))
                        .toList());
        answer.put(
                "other",
                cells(
                        Figures.rest(
                                figures.total(), rows.stream().map(Map.Entry::getValue).toList()),
                        widget));
    }

    private static Map<String, Object> row(
            @Nullable Object key, Map<String, BigDecimal> sums, Widget widget) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", key);
        row.putAll(cells(sums, widget));
        return row;
    }

    private static Map<String, @Nullable Object> cells(
            Map<String, BigDecimal> sums, Widget widget) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (String measure : widget.measures()) {
            cells.put(measure, Exact.whole(sums.getOrDefault(measure, BigDecimal.ZERO)));
        }
        for (Ratio ratio : widget.ratios()) {
            cells.put(ratio.name(), ratio(sums, ratio));
        }
        return cells;
    }

    private static @Nullable Object ratio(Map<String, BigDecimal> sums, Ratio ratio) {
        BigDecimal denominator = sums.getOrDefault(ratio.denominator(), BigDecimal.ZERO);
        return denominator.signum() == 0
                ? null
                : sums.getOrDefault(ratio.numerator(), BigDecimal.ZERO)
                        .divide(denominator, MathContext.DECIMAL64)
                        .doubleValue();
    }
}
