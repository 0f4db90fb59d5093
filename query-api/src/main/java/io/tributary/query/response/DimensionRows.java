package io.tributary.query.response;

import io.tributary.query.search.Figures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The largest values of a dimension. Having no value counts like a value.
final class DimensionRows {
    private DimensionRows() {}

    static List<Map.Entry<Figures.Key, Map<String, BigDecimal>>> of(
            Figures figures, String measure, int limit) {
        Comparator<Map.Entry<Figures.Key, Map<String, BigDecimal>>> largestFirst =
                Comparator.comparing(row -> row.getValue().getOrDefault(measure, BigDecimal.ZERO));
        return figures.rows().entrySet().stream()
                .sorted(
                        largestFirst
                                .reversed()
                                .thenComparing(
                                        row -> String.valueOf(row.getKey().value().orElse(""))))
                .limit(limit)
                .toList();
    }
}
