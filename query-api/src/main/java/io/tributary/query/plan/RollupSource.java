package io.tributary.query.plan;

import io.tributary.query.freshness.ReadModelInputs;
import io.tributary.schemas.catalog.Dashboard.Widget;
import io.tributary.schemas.catalog.Role;
import java.util.List;
import java.util.Optional;

/// A rollup with the widgets of one dashboard that are read from it.
///
/// @param reader the least role that may read the rows behind it
public record RollupSource(
        ReadModelInputs inputs,
        Role reader,
        Optional<String> feature,
        List<String> dimensions,
        List<Widget> widgets) {
    public RollupSource {
        dimensions = List.copyOf(dimensions);
        widgets = List.copyOf(widgets);
    }
}
