package io.tributary.command.imports;

import io.tributary.command.tenancy.Caller;
import io.tributary.command.tenancy.Owner;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.write.CallerCheck;
import io.tributary.command.write.CommandContext;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import java.util.UUID;

/// Who may import: who may send the commands that it is made of. The same may look at an import and
/// cancel it, even while the organization is read-only.
final class ImportAccess {
    private final ImportTargets targets;
    private final ImportRegister register;
    private final CallerCheck check;
    private final Turns turns;

    ImportAccess(ImportTargets targets, ImportRegister register, CallerCheck check, Turns turns) {
        this.targets = targets;
        this.register = register;
        this.check = check;
        this.turns = turns;
    }

    /// @throws CommandRejected when the caller may not, or there is no such entity
    ImportTarget toStart(ImportRequest request) {
        Owner owner = request.owner();
        ImportTarget target = targets.require(owner.scope(), request.domain(), request.entity());
        turns.run(
                owner.id(),
                () -> check.require(request.context(target.create().name()), target.create()));
        if (request.existing() == Existing.UPDATE) {
            CommandDefinition update = target.update().orElseThrow(ImportAccess::noUpdate);
            turns.run(owner.id(), () -> check.require(request.context(update.name()), update));
        }
        return target;
    }

    /// @throws CommandRejected when the caller may not, or the organization has no such import; a
    ///   stranger does not learn which
    ImportState toSee(Owner owner, Caller caller, UUID id, String traceparent) {
        return turns.run(owner.id(), () -> see(owner, caller, id, traceparent));
    }

    private ImportState see(Owner owner, Caller caller, UUID id, String traceparent) {
        Optional<ImportState> found = register.find(owner.organization(), id);
        CommandDefinition command =
                found.map(i -> targets.require(owner.scope(), i.domain(), i.entity()))
                        .orElseGet(() -> targets.any(owner.scope()))
                        .create();
        CommandContext context =
                new CommandContext(
                        owner, caller, command.name(), traceparent, Optional.empty(), new byte[0]);
        check.refusal(context, command)
                .filter(refusal -> matters(refusal, found.isPresent()))
                .ifPresent(
                        refusal -> {
                            throw new CommandRejected(refusal);
                        });
        return found.orElseThrow(
                () ->
                        new CommandRejected(
                                Rejection.of(
                                        ErrorCode.COMMAND_IMPORT_UNKNOWN,
                                        "Expected an import of this organization, but found none with this id.")));
    }

    private static boolean matters(Rejection refusal, boolean found) {
        return found
                ? refusal.code() != ErrorCode.COMMAND_ORGANIZATION_READ_ONLY
                : refusal.code() == ErrorCode.COMMAND_NOT_A_MEMBER;
    }

    private static CommandRejected noUpdate() {
        return new CommandRejected(
                Rejection.of(
                        ErrorCode.COMMAND_BAD_HEADER,
                        "Expected existing=skip: rows of this entity cannot be updated."));
    }
}
