package io.tributary.command.imports;

import io.tributary.command.imports.record.ByteSource;
import io.tributary.command.imports.record.CsvCells;
import io.tributary.command.imports.record.CsvFrames;
import io.tributary.command.imports.record.Frame;
import io.tributary.command.imports.record.Frames;
import io.tributary.command.validation.CleanText;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a file begins.
///
/// @param columns of a CSV file; none for NDJSON
/// @param position where its first record begins
/// @param line the line that begins there
record Header(List<String> columns, long position, long line) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    Header {
        columns = List.copyOf(columns);
    }

    /// @param beginning of the file, or all of it
    /// @throws CommandRejected naming every column that does not fit, and what is known
    static Header read(
            ImportFormat format, ImportTarget target, Existing existing, byte[] beginning) {
        int start = hasByteOrderMark(beginning) ? BYTE_ORDER_MARK.length : 0;
        return switch (format) {
            case NDJSON -> new Header(List.of(), start, 1);
            case CSV -> {
                Frames frames = new CsvFrames(ByteSource.of(beginning), start, 1, CsvFrames.ANY);
                List<String> columns = columns(frames.next(), target);
                refuseUnfit(columns, target, existing);
                yield new Header(columns, frames.position(), frames.line());
            }
        };
    }

    private static boolean hasByteOrderMark(byte[] file) {
        return file.length >= BYTE_ORDER_MARK.length
                && file[0] == BYTE_ORDER_MARK[0]
                && file[1] == BYTE_ORDER_MARK[1]
                && file[2] == BYTE_ORDER_MARK[2];
    }

    private static List<String> columns(Optional<Frame> first, ImportTarget target) {
        return first.filter(frame -> frame.broken().isEmpty())
                .flatMap(frame -> CsvCells.of(frame.bytes()))
                .map(cells -> cells.stream().map(CsvCells.Cell::text).toList())
                .orElseThrow(
                        () ->
                                refused(
                                        "Expected a first line with the names of columns, but found none that can be read.",
                                        target,
                                        List.of()));
    }

    private static void refuseUnfit(List<String> columns, ImportTarget target, Existing existing) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            String shown = CleanText.shown(column);
            if (!seen.add(column)) {
                errors.add(new FieldError(shown, "repeated", "Expected the column once."));
            } else if (!target.types().containsKey(column) && !target.isPassedOver(column)) {
                errors.add(new FieldError(shown, "unknown", "The entity has no such column."));
            }
        }
        List<String> needed =
                existing == Existing.UPDATE ? List.of(BaseColumns.ID) : target.required();
        needed.stream()
                .filter(column -> !seen.contains(column))
                .map(c -> new FieldError(c, "missing", "Expected this column, but found none."))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw refused(
                    "Expected the columns of %s, but found %s."
                            .formatted(
                                    target.entity().word(),
                                    String.join(
                                            ", ",
                                            errors.stream()
                                                    .map(e -> e.code() + " '" + e.field() + "'")
                                                    .toList())),
                    target,
                    errors);
        }
    }

    private static CommandRejected refused(
            String detail, ImportTarget target, List<FieldError> errors) {
        return new CommandRejected(
                new Rejection(
                        ErrorCode.COMMAND_IMPORT_COLUMNS,
                        detail + " Known are " + String.join(", ", target.types().keySet()) + ".",
                        errors));
    }
}
