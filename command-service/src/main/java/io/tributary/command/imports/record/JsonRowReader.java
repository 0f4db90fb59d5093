package io.tributary.command.imports.record;

import io.tributary.command.intake.CommandParser;
import io.tributary.command.validation.CommandRejected;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows of an NDJSON file, under the same limits as the body of a command.
public final class JsonRowReader implements RowReader {

    @Override
    public Row read(Frame frame) {
        if (frame.broken().isPresent()) {
            return Row.unreadable(frame, frame.broken().get());
        }
        try {
            JsonNode value = CommandParser.parse(frame.bytes());
            return value instanceof ObjectNode body
                    ? new Row(frame, Optional.of(body), List.of())
                    : Row.unreadable(frame, Frame.error("malformed", "Expected a JSON object."));
        } catch (CommandRejected rejected) {
            return Row.unreadable(
                    frame, Frame.error("malformed", "%s", rejected.rejection().detail()));
        }
    }
}
