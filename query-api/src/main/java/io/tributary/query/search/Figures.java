package io.tributary.query.search;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sums of one widget.
///
/// @param rows by their key: start of a bucket in epoch milliseconds, or a value; `NONE` for rows
///   without a value
/// @param total over everything, rows beyond the limit too
public record Figures(Map<Key, Map<String, BigDecimal>> rows, Map<String, BigDecimal> total) {

    /// What a row stands for: a moment, a value, or none.
    public record Key(Optional<Object> value) {
        public static final Key NONE = new Key(Optional.empty());
    }

    /// Adds the figures of another stretch of time.
    public Figures plus(Figures other) {
        Map<Key, Map<String, BigDecimal>> sum = new LinkedHashMap<>(rows);
        other.rows.forEach((key, row) -> sum.merge(key, row, Figures::sum));
        return new Figures(sum, sum(total, other.total));
    }

    public static Map<String, BigDecimal> sum(
            Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
        Map<String, BigDecimal> sum = new LinkedHashMap<>(one);
        other.forEach((measure, value) -> sum.merge(measure, value, BigDecimal::add));
        return sum;
    }

    /// The measures of `one` less those of `rows`.
    public static Map<String, BigDecimal> rest(
            Map<String, BigDecimal> one, List<Map<String, BigDecimal>> rows) {
        Map<String, BigDecimal> rest = new LinkedHashMap<>(one);
        rows.forEach(row -> row.forEach((m, v) -> rest.merge(m, v.negate(), BigDecimal::add)));
        return rest;
    }
}
