package io.tributary.command.imports.record;

import io.tributary.command.validation.FieldError;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.derive.CsvCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows of a CSV file.
public final class CsvRowReader implements RowReader {
    private final List<String> columns;
    private final Map<String, FieldType> types;

    /// @param types of the columns that are read; the others are passed over
    public CsvRowReader(List<String> columns, Map<String, FieldType> types) {
        this.columns = List.copyOf(columns);
        this.types = Map.copyOf(types);
    }

    @Override
    public Row read(Frame frame) {
        if (frame.broken().isPresent()) {
            return Row.unreadable(frame, frame.broken().get());
        }
        return CsvCells.of(frame.bytes())
                .map(cells -> read(frame, cells))
                .orElseGet(
                        () ->
                                Row.unreadable(
                                        frame,
                                        Frame.error(
                                                "encoding",
                                                "Expected text in UTF-8, but found other bytes.")));
    }

    private Row read(Frame frame, List<CsvCells.Cell> cells) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            String column = columns.get(i);
            FieldType type = types.get(column);
            if (type != null && cells.get(i).holdsNothing()) {
                body.putNull(column);
            } else if (type != null) {
                Optional<JsonNode> value = CsvCell.read(type, cells.get(i).text());
                value.ifPresentOrElse(v -> body.set(column, v), () -> errors.add(noJson(column)));
            }
        }
        return new Row(frame, Optional.of(body), errors);
    }

    private static FieldError noJson(String column) {
        return new FieldError(
                column,
                "wrong_type",
                "Expected JSON such as [\"a\", \"b\"], but found another text.");
    }
}
