package io.tributary.query.export;

import io.tributary.query.request.QueryCollection;
import java.util.List;

/// An entity's documents, and the columns of a file of them.
public record ExportSource(QueryCollection collection, List<ExportColumn> columns) {
    public ExportSource {
        columns = List.copyOf(columns);
    }
}
