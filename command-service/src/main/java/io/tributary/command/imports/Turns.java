package io.tributary.command.imports;

import io.tributary.command.admission.FairAdmission;
import io.tributary.command.admission.FairAdmission.Admission;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import java.util.UUID;
import java.util.function.Supplier;

/// Whatever imports ask of the database waits for its turn among the organizations' commands.
final class Turns {
    /// All imports of an organization are as one of its users.
    private static final UUID IMPORTS = new UUID(0, 0);

    private final FairAdmission admission;

    Turns(FairAdmission admission) {
        this.admission = admission;
    }

    /// @throws CommandRejected when no turn comes
    <T> T run(UUID organization, Supplier<T> work) {
        return switch (admission.run(organization, IMPORTS, work)) {
            case Admission.Ran<T> ran -> ran.result();
            case Admission.TooMany<T> _, Admission.Overloaded<T> _ ->
                    throw new CommandRejected(
                            Rejection.of(
                                    ErrorCode.COMMAND_BUSY,
                                    "Expected a free place within a few seconds, but found none. Try again in a moment."));
        };
    }

    void run(UUID organization, Runnable work) {
        run(
                organization,
                () -> {
                    work.run();
                    return true;
                });
    }
}
