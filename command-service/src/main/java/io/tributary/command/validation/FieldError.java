package io.tributary.command.validation;

/// One field that is not acceptable.
///
/// @param field its name; in a batch behind the command's place, as in `commands[3].phone`
/// @param code stable, in snake case, such as `too_long`
/// @param message what was expected and what was found
public record FieldError(String field, String code, String message) {

    FieldError below(String prefix) {
        return new FieldError(prefix + "." + field, code, message);
    }
}
