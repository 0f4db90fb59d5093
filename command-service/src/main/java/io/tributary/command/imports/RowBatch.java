package io.tributary.command.imports;

import io.tributary.command.imports.record.Row;
import java.util.List;

/// Rows that are written in one transaction.
///
/// @param end the position behind the last of them
/// @param nextLine the line that begins there
record RowBatch(List<Row> rows, long end, long nextLine) {
    RowBatch {
        rows = List.copyOf(rows);
    }
}
