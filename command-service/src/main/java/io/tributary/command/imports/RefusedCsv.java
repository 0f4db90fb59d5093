package io.tributary.command.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.tributary.command.imports.record.CsvCells;
import io.tributary.schemas.contract.FormulaGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Refused records as CSV: their own columns, then `line`, `reasons` and `record`, which holds the
/// text of those that are no record.
///
/// No cell is a formula, whatever was uploaded.
final class RefusedCsv implements RefusedFile {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /// Whether each column of the upload is in this file too: those of such a file are not.
    private final List<Boolean> kept;

    private final CsvWriter csv;

    RefusedCsv(List<String> columns, OutputStream out) {
        this.kept = columns.stream().map(column -> !isOurs(column)).toList();
        this.csv =
                CsvWriter.builder()
                        .quoteStrategy(QuoteStrategies.EMPTY)
                        .build(out, StandardCharsets.UTF_8);
        List<@Nullable String> header =
                new ArrayList<>(columns.stream().filter(column -> !isOurs(column)).toList());
        header.add(ImportTarget.LINE);
        header.add(ImportTarget.REASONS);
        header.add(ImportTarget.RECORD);
        csv.writeRecord(header);
    }

    @Override
    public void write(RefusedRows.Kept refused) {
        Optional<List<CsvCells.Cell>> cells =
                CsvCells.of(refused.record()).filter(c -> c.size() == kept.size());
        List<@Nullable String> record = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i)) {
                record.add(cells.isPresent() ? shown(cells.get().get(i)) : null);
            }
        }
        record.add(Long.toString(refused.line()));
        record.add(FormulaGuard.guarded(reasons(refused.reasons())));
        record.add(
                cells.isPresent()
                        ? null
                        : FormulaGuard.guarded(
                                new String(refused.record(), StandardCharsets.UTF_8)));
        csv.writeRecord(record);
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    private static boolean isOurs(String column) {
        return column.equals(ImportTarget.LINE)
                || column.equals(ImportTarget.REASONS)
                || column.equals(ImportTarget.RECORD);
    }

    private static @Nullable String shown(CsvCells.Cell cell) {
        if (cell.holdsNothing()) {
            return null;
        }
        return NUMBER.matcher(cell.text()).matches()
                ? cell.text()
                : FormulaGuard.guarded(FormulaGuard.plain(cell.text()));
    }

    private static String reasons(JsonNode reasons) {
        return StreamSupport.stream(reasons.spliterator(), false)
                .map(
                        reason ->
                                reason.path("field").asString("")
                                        + ": "
                                        + reason.path("message").asString(""))
                .collect(Collectors.joining(" "));
    }
}
