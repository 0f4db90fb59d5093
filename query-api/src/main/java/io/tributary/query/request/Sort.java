package io.tributary.query.request;

/// The order of a list. Equal values are ordered by id, in the same direction, so that each
/// document has one place.
public record Sort(QueryField field, boolean descending) {

    /// As callers write it.
    public String spelling() {
        return (descending ? "-" : "") + field.name();
    }
}
