package io.tributary.command.imports.record;

import io.tributary.command.validation.FieldError;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A record as values by name; an empty value is null.
///
/// @param body empty when the record cannot be read at all
/// @param errors of what could not be read; such a row is refused
public record Row(Frame frame, Optional<ObjectNode> body, List<FieldError> errors) {
    public Row {
        errors = List.copyOf(errors);
    }

    static Row unreadable(Frame frame, FieldError why) {
        return new Row(frame, Optional.empty(), List.of(why));
    }
}
