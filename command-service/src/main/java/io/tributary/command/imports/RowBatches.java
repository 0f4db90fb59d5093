package io.tributary.command.imports;

import io.tributary.command.imports.record.ByteSource;
import io.tributary.command.imports.record.CsvFrames;
import io.tributary.command.imports.record.CsvRowReader;
import io.tributary.command.imports.record.Frame;
import io.tributary.command.imports.record.Frames;
import io.tributary.command.imports.record.JsonRowReader;
import io.tributary.command.imports.record.LineFrames;
import io.tributary.command.imports.record.Row;
import io.tributary.command.imports.record.RowReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The rows of an import from its position on, batch by batch.
///
/// No batch holds an id twice: whether a row is there already is asked once for all of a batch.
///
/// **Not thread-safe.**
final class RowBatches {
    private static final int MOST_BYTES = 4 << 20;

    private final Frames frames;
    private final RowReader reader;
    private final int most;
    private Optional<Row> held = Optional.empty();

    private RowBatches(Frames frames, RowReader reader, int most) {
        this.frames = frames;
        this.reader = reader;
        this.most = most;
    }

    /// @param most rows of a batch
    static RowBatches of(ImportState state, ImportTarget target, ByteSource bytes, int most) {
        return switch (state.format()) {
            case CSV ->
                    new RowBatches(
                            new CsvFrames(
                                    bytes, state.position(), state.line(), state.columns().size()),
                            new CsvRowReader(state.columns(), target.types()),
                            most);
            case NDJSON ->
                    new RowBatches(
                            new LineFrames(bytes, state.position(), state.line()),
                            new JsonRowReader(),
                            most);
        };
    }

    /// Without rows at the end of the file.
    RowBatch next() {
        List<Row> rows = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        long size = 0;
        while (rows.size() < most && size < MOST_BYTES) {
            Optional<Row> row = held.or(() -> frames.next().map(reader::read));
            held = Optional.empty();
            if (row.isEmpty()) {
                return batch(rows, frames.position(), frames.line());
            }
            Optional<UUID> id = RowId.of(row.get());
            if (id.isPresent() && !ids.add(id.get())) {
                held = row;
                return batch(rows);
            }
            rows.add(row.get());
            size += row.get().frame().bytes().length;
        }
        return batch(rows);
    }

    private static RowBatch batch(List<Row> rows) {
        Frame last = rows.getLast().frame();
        return batch(rows, last.end(), last.nextLine());
    }

    private static RowBatch batch(List<Row> rows, long end, long nextLine) {
        return new RowBatch(rows, end, nextLine);
    }
}
