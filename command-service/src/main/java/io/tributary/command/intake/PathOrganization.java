package io.tributary.command.intake;

import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeAndIdentityCheck;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.ReservedOrganization;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The organization in an address.
public final class PathOrganization {
    private PathOrganization() {}

    /// The reserved organization's when the text is no id, or there is none.
    static UUID orReserved(@Nullable String id) {
        return id == null
                ? ReservedOrganization.ID
                : TimeAndIdentityCheck.parseUuid(id).orElse(ReservedOrganization.ID);
    }

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
