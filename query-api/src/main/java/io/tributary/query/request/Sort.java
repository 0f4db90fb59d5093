package io.tributary.query.request;

import io.tributary.schemas.catalog.FieldType;

/// The order of a list. Equal values are ordered by id, in the same direction, so that each
/// document has one place.
public record Sort(QueryField field, boolean descending) {
    private static final int DIGITS = 38;

    /// By how well a document fits the words that were searched for.
    public static final Sort BEST_FIRST =
            new Sort(
                    new QueryField(
                            "best", "_score", new FieldType.Decimal(DIGITS, DIGITS / 2), true),
                    true);

    /// As callers write it.
    public String spelling() {
        return (descending ? "-" : "") + field.name();
    }
}
