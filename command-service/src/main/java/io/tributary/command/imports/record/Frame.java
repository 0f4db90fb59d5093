package io.tributary.command.imports.record;

import io.tributary.command.validation.FieldError;
import java.util.Optional;

/// One record as it stands in the file.
///
/// @param line where it begins, from 1
/// @param bytes without the end of the line; of a broken one too long to keep, its beginning
/// @param end the position behind it
/// @param nextLine the line that begins there
/// @param broken why it is no record
@SuppressWarnings("ArrayRecordComponent")
public record Frame(long line, byte[] bytes, long end, long nextLine, Optional<FieldError> broken) {
    /// What an error is about that is about no field.
    public static final String RECORD = "record";

    static FieldError error(String code, String message, Object... arguments) {
        return new FieldError(RECORD, code, message.formatted(arguments));
    }
}
