package io.tributary.command.intake;

import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;

/// A whole number in the query part of an address.
public final class WholeParameter {
    private WholeParameter() {}

    /// @throws CommandRejected when the text is no number within both bounds, which are included
    public static int read(String name, String text, int lowest, int highest) {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        throw new CommandRejected(
                Rejection.of(
                        ErrorCode.COMMAND_BAD_HEADER,
                        "Expected %s of %d to %d, but found another. Mend it and resend."
                                .formatted(name, lowest, highest)));
    }
}
