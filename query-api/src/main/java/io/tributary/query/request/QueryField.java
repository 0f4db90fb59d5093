package io.tributary.query.request;

import io.tributary.schemas.catalog.FieldType;

/// A field that callers may filter and sort by.
///
/// @param name as callers write it
/// @param path where its exact values stand in the documents
/// @param sortable whether it has one exact value per document
public record QueryField(String name, String path, FieldType type, boolean sortable) {

    /// Whether smaller and greater mean something.
    boolean ordered() {
        return switch (type) {
            case FieldType.Whole w -> true;
            case FieldType.Long l -> true;
            case FieldType.Decimal d -> true;
            case FieldType.Day d -> true;
            case FieldType.Instant i -> true;
            case FieldType.Text t -> false;
            case FieldType.Json j -> false;
            case FieldType.TextList l -> false;
            case FieldType.Truth t -> false;
            case FieldType.Uuid u -> false;
            case FieldType.Choice c -> false;
        };
    }

    boolean text() {
        return type instanceof FieldType.Text;
    }
}
