package io.tributary.command.validation;

import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.LimitReached;
import java.util.List;
import java.util.Optional;

/// Why a command was not accepted: a stable code, and a sentence with what was expected, what was
/// found and the caller's next step.
///
/// @param limit which was met; empty for every other code
public record Rejection(
        ErrorCode code, String detail, List<FieldError> errors, Optional<LimitReached> limit) {

    public Rejection {
        errors = List.copyOf(errors);
    }

    public Rejection(ErrorCode code, String detail, List<FieldError> errors) {
        this(code, detail, errors, Optional.empty());
    }

    public static Rejection of(LimitReached limit) {
        return new Rejection(ErrorCode.COMMAND_LIMIT, limit.told(), List.of(), Optional.of(limit));
    }

    public static Rejection of(ErrorCode code, String detail) {
        return new Rejection(code, detail, List.of());
    }

    /// The rejection of the command at `place` of a batch.
    public Rejection ofBatchPlace(int place) {
        String prefix = "commands[" + place + "]";
        return new Rejection(
                code,
                prefix + ": " + detail,
                errors.stream().map(e -> e.below(prefix)).toList(),
                limit);
    }
}
