package io.tributary.query.plan;

import io.tributary.query.request.Condition;
import io.tributary.query.request.Span;
import io.tributary.schemas.derive.IndexMapping;
import java.util.List;

/// The sums that some widgets need from one rollup, over one stretch of time.
public record FiguresPlan(
        String index,
        TenantFilter tenant,
        List<Condition> conditions,
        Span span,
        List<WidgetPlan> widgets)
        implements GuardedPlan {

    /// The field of a rollup document that holds the start of its bucket.
    public static final String BUCKET = IndexMapping.BUCKET;

    public FiguresPlan {
        conditions = List.copyOf(conditions);
        widgets = List.copyOf(widgets);
    }
}
