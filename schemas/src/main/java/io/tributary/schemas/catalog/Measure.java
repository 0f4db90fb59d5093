package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Optional;

/// One number that a rollup or an embedded read model keeps.
///
/// @param name snake case
/// @param function what is computed over the contributing rows
/// @param field the summed field (whole number, long or decimal scaled to its smallest unit); empty
///   for a count
/// @param whereField counts and sums only rows in which this field is `whereValues`; a boolean
///   field is compared with `true`
/// @param whereValues symbols of a choice, or `true`
public record Measure(
        String name,
        Function function,
        Optional<String> field,
        Optional<String> whereField,
        List<String> whereValues) {

    public Measure {
        whereValues = List.copyOf(whereValues);
    }

    /// The functions that can be taken back exactly when a row changes or goes.
    public enum Function {
        COUNT,
        SUM
    }
}
