package io.tributary.command.imports.record;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cells of one record.
public final class CsvCells {
    private static final CsvReaderBuilder CSV =
            CsvReader.builder().maxBufferSize(Frames.LONGEST * 2).skipEmptyLines(false);

    private CsvCells() {}

    /// @param quoted tells an empty text from no value
    public record Cell(String text, boolean quoted) {
        public boolean holdsNothing() {
            return text.isEmpty() && !quoted;
        }
    }

    /// Empty when the bytes are no record in UTF-8.
    public static Optional<List<Cell>> of(byte[] record) {
        return Utf8.text(record).flatMap(CsvCells::of);
    }

    private static Optional<List<Cell>> of(String record) {
        try {
            return Optional.of(CSV.ofSingleCsvRecord(new Collector(), record));
        } catch (CsvParseException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static final class Collector extends AbstractBaseCsvCallbackHandler<List<Cell>> {
        private final List<Cell> cells = new ArrayList<>();

        @Override
        protected void handleField(int place, char[] text, int from, int length, boolean quoted) {
            cells.add(new Cell(new String(text, from, length), quoted));
        }

        @Override
        protected void handleEmpty() {
            cells.add(new Cell("", false));
        }

        @Override
        protected List<Cell> buildRecord() {
            return cells;
        }
    }
}
