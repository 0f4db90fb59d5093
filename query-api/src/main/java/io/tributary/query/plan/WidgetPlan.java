package io.tributary.query.plan;

import io.tributary.schemas.catalog.Dashboard.Widget;
import java.util.List;

/// The figures of one widget.
///
/// @param measures to be summed: those shown, and those that ratios are made of
public record WidgetPlan(Widget widget, Split split, List<String> measures) {
    public WidgetPlan {
        measures = List.copyOf(measures);
    }
}
