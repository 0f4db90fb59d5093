package io.tributary.schemas.catalog;

/// A field that holds the id of a row of another entity of the same organization.
///
/// @param entity the record name of the target in the same domain, such as `Campaign`, or
///   `<domain>.<Record>` for another domain
public record Reference(String entity, OnDelete onDelete) {

    /// What happens to the referring rows when the target is deleted. Never a cascade of the
    /// database: the command deletes or clears them itself, so that every change is captured.
    public enum OnDelete {
        REFUSE,
        DELETE,
        CLEAR
    }
}
