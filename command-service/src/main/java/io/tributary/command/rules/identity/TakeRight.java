package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Takes a right from a member not stronger than the caller, or from somebody who is none any more.
abstract sealed class TakeRight implements CommandRule {
    private final String command;

    private TakeRight(String command) {
        this.command = command;
    }

    /// `user_role.delete`.
    @Component
    static final class OfRole extends TakeRight {
        OfRole() {
            super("identity.user_role.delete");
        }
    }

    /// `user_permission.delete`.
    @Component
    static final class Granted extends TakeRight {
        Granted() {
            super("identity.user_permission.delete");
        }
    }

    @Override
    public String command() {
        return command;
    }

    @Override
    public Optional<Rejection> decide(ValidCommand valid, RowStore rows) {
        Optional<ObjectNode> right = rows.lock(valid.entity(), valid.id());
        if (right.isEmpty()) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_ROW_NOT_FOUND,
                            "Expected a right with this id, but found none. Look it up again."));
        }
        UUID user = UUID.fromString(right.get().get("user_id").stringValue());
        Grants grants = new Grants(rows);
        return grants.refuseApp()
                .or(
                        () ->
                                grants.refusePerson(user)
                                        .filter(
                                                r ->
                                                        r.code()
                                                                != ErrorCode
                                                                        .COMMAND_REFERENCE_MISSING))
                .or(
                        () -> {
                            rows.delete(valid.entity(), valid.id());
                            return Optional.empty();
                        });
    }
}
