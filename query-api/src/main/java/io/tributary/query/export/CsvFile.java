package io.tributary.query.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.tributary.schemas.derive.CsvCell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// CSV of RFC 4180 in UTF-8, with a header. {@link CsvCell} says how values stand in it, and that
/// none is a formula.
final class CsvFile implements DocumentFile {
    private final List<ExportColumn> columns;
    private final CsvWriter csv;

    CsvFile(List<ExportColumn> columns, OutputStream out) {
        this.columns = columns;
        this.csv =
                CsvWriter.builder()
                        .quoteStrategy(QuoteStrategies.EMPTY)
                        .build(out, StandardCharsets.UTF_8);
        csv.writeRecord(columns.stream().map(ExportColumn::name).toList());
    }

    @Override
    public void write(JsonNode document) {
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        for (ExportColumn column : columns) {
            cells.add(CsvCell.write(column.type(), document.get(column.name())));
        }
        csv.writeRecord(cells);
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }
}
