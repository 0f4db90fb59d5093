package io.tributary.query.plan;

import io.tributary.schemas.catalog.Dashboard.Widget;
import java.util.List;

/// A dashboard and where its figures come from.
///
/// @param widgets in the order of the catalog
public record DashboardSource(
        String domain,
        String name,
        String title,
        List<Widget> widgets,
        List<RollupSource> rollups) {
    public DashboardSource {
        widgets = List.copyOf(widgets);
        rollups = List.copyOf(rollups);
    }
}
