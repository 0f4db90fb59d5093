package io.tributary.command.validation;

import io.tributary.schemas.contract.ErrorCode;
import java.util.List;

/// Why a command was not accepted: a stable code, and a sentence with what was expected, what was
/// found and the caller's next step.
public record Rejection(ErrorCode code, String detail, List<FieldError> errors) {

    public Rejection {
        errors = List.copyOf(errors);
    }

    public static Rejection of(ErrorCode code, String detail) {
        return new Rejection(code, detail, List.of());
    }

    /// The rejection of the command at `place` of a batch.
    public Rejection ofBatchPlace(int place) {
        String prefix = "commands[" + place + "]";
        return new Rejection(
                code, prefix + ": " + detail, errors.stream().map(e -> e.below(prefix)).toList());
    }
}
