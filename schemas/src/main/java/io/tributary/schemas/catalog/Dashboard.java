package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;

/// A named set of widgets, each read from one rollup.
public record Dashboard(String domain, String name, String title, List<Widget> widgets) {

    public Dashboard {
        widgets = List.copyOf(widgets);
    }

    /// One chart or figure.
    ///
    /// @param rollup name of a rollup of the domain
    /// @param measures names of its measures, and of the ratios below
    /// @param by how the answer is split: a dimension of the rollup, or a unit of time
    ///   (`quarter_hour`, `hour`, `hour_of_day`, `day`, `week`, `month`), or `total`
    public record Widget(
            String name,
            String title,
            String rollup,
            List<String> measures,
            List<Ratio> ratios,
            String by,
            Optional<Integer> top) {
        public Widget {
            measures = List.copyOf(measures);
            ratios = List.copyOf(ratios);
        }
    }

    /// `numerator / denominator` of the summed measures; null where the denominator is 0.
    public record Ratio(String name, String numerator, String denominator) {}
}
