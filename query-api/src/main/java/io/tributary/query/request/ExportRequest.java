package io.tributary.query.request;

import io.tributary.query.export.ExportFormat;
import io.tributary.schemas.catalog.BaseColumns;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A collection as the caller wants it in a file.
public record ExportRequest(
        QueryCollection collection, List<Condition> conditions, ExportFormat format) {
    private static final int PAGE = 500;

    public ExportRequest {
        conditions = List.copyOf(conditions);
    }

    /// The documents behind an id, in the order of ids.
    public DocumentsRequest page(Optional<String> after) {
        QueryField id =
                Objects.requireNonNull(
                        collection.fields().get(BaseColumns.ID), "Every collection has ids");
        return new DocumentsRequest(
                collection,
                conditions,
                new Sort(id, false),
                PAGE,
                after.map(last -> new PageCursor("", null, last)),
                "");
    }
}
