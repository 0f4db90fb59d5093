package io.tributary.query.search;

import io.tributary.query.plan.WidgetPlan;

/// A widget's sums beside what was asked for.
public record WidgetFigures(WidgetPlan plan, Figures figures) {

    WidgetFigures plus(WidgetFigures other) {
        return new WidgetFigures(plan, figures.plus(other.figures));
    }
}
