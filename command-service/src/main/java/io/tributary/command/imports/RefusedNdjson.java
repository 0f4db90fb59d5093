package io.tributary.command.imports;

import io.tributary.command.intake.CommandParser;
import io.tributary.command.validation.CommandRejected;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Refused records as NDJSON: their own fields, then `line`, `reasons` and, for what is no object,
/// its text as `record`.
final class RefusedNdjson implements RefusedFile {
    private final OutputStream out;

    RefusedNdjson(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(RefusedRows.Kept refused) throws IOException {
        Optional<ObjectNode> own = object(refused.record());
        ObjectNode line = own.orElseGet(JsonNodeFactory.instance::objectNode);
        line.put(ImportTarget.LINE, refused.line());
        line.set(ImportTarget.REASONS, refused.reasons());
        if (own.isEmpty()) {
            line.put(ImportTarget.RECORD, new String(refused.record(), StandardCharsets.UTF_8));
        }
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private static Optional<ObjectNode> object(byte[] record) {
        try {
            return CommandParser.parse(record) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (CommandRejected notJson) {
            return Optional.empty();
        }
    }
}
