package io.tributary.command.intake;

import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeAndIdentityCheck;
import io.tributary.schemas.contract.ErrorCode;

/// The organization in an address.
public final class PathOrganization {
    private PathOrganization() {}

    /// @throws CommandRejected when the text is no id
    public static Owner owner(String id) {
        return TimeAndIdentityCheck.parseUuid(id)
                .map(Owner::organization)
                .orElseThrow(
                        () ->
                                new CommandRejected(
                                        Rejection.of(
                                                ErrorCode.COMMAND_BAD_HEADER,
                                                "Expected the organization's UUID in the path, but found"
                                                        + " something else. Mend it and resend.")));
    }
}
