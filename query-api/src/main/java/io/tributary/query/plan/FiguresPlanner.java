package io.tributary.query.plan;

import io.tributary.query.request.Condition;
import io.tributary.query.request.FieldMoments;
import io.tributary.query.request.Span;
import io.tributary.schemas.catalog.Dashboard.Widget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Plans the sums of a dashboard. One request brings all widgets of a rollup, unless a fine unit
/// over a long stretch would make more rows than OpenSearch gives at once: that one is cut in
/// slices, whose sums add up.
final class FiguresPlanner {
    static final int MOST_ROWS_AT_ONCE = 10_000;
    static final int MOST_VALUES = 1_000;

    /// So many that all their rows together stay below OpenSearch's own limit of buckets.
    private static final int MOST_WIDGETS_AT_ONCE = 5;

    private static final String TOTAL = "total";

    private FiguresPlanner() {}

    static List<FiguresPlan> plans(TenantFilter tenant, RollupSource rollup, Span span) {
        List<WidgetPlan> together = new ArrayList<>();
        List<FiguresPlan> plans = new ArrayList<>();
        for (Widget widget : rollup.widgets()) {
            WidgetPlan planned = widget(rollup, widget);
            List<Span> slices = slices(planned.split(), span);
            if (slices.size() == 1) {
                together.add(planned);
            } else {
                slices.forEach(slice -> plans.add(plan(tenant, rollup, slice, List.of(planned))));
            }
        }
        for (int i = 0; i < together.size(); i += MOST_WIDGETS_AT_ONCE) {
            int end = Math.min(together.size(), i + MOST_WIDGETS_AT_ONCE);
            plans.add(plan(tenant, rollup, span, together.subList(i, end)));
        }
        return plans;
    }

    private static FiguresPlan plan(
            TenantFilter tenant, RollupSource rollup, Span span, List<WidgetPlan> widgets) {
        Condition within =
                new Condition.Between(
                        FiguresPlan.BUCKET,
                        FieldMoments.text(span.from()),
                        null,
                        null,
                        FieldMoments.text(span.to()));
        return new FiguresPlan(
                rollup.inputs().readModel(), tenant, tenant.before(List.of(within)), span, widgets);
    }

    private static WidgetPlan widget(RollupSource rollup, Widget widget) {
        Set<String> measures = new LinkedHashSet<>(widget.measures());
        widget.ratios().stream()
                .flatMap(r -> Stream.of(r.numerator(), r.denominator()))
                .forEach(measures::add);
        return new WidgetPlan(widget, split(rollup, widget), List.copyOf(measures));
    }

    static Split split(RollupSource rollup, Widget widget) {
        String by = widget.by();
        if (by.equals(TOTAL)) {
            return new Split.Total();
        }
        if (rollup.dimensions().contains(by)) {
            return new Split.ByDimension(by, widget.top().orElse(MOST_VALUES));
        }
        return new Split.ByTime(Split.TimeUnit.valueOf(by.toUpperCase(Locale.ROOT)));
    }

    static List<Span> slices(Split split, Span span) {
        if (!(split instanceof Split.ByTime time)) {
            return List.of(span);
        }
        List<Span> slices = new ArrayList<>();
        Instant from = span.from();
        while (from.isBefore(span.to())) {
            Instant to = from.plus(time.unit().shortest().multipliedBy(MOST_ROWS_AT_ONCE));
            Instant end = to.isBefore(span.to()) ? to : span.to();
            slices.add(new Span(from, end, span.zone()));
            from = end;
        }
        return slices;
    }
}
