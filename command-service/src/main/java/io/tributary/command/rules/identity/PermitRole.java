package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `role.permit`: adds to a role what the caller may do, and takes anything away.
@Component
public final class PermitRole implements CommandRule {

    @Override
    public String command() {
        return "identity.role.permit";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        Optional<ObjectNode> role = rows.lock(command.entity(), command.id());
        if (role.isEmpty()) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_ROW_NOT_FOUND,
                            "Expected a role with this id, but found none. Look it up again."));
        }
        List<String> before = Grants.texts(role.get().get("permissions"));
        List<String> wanted = Grants.texts(command.values().get("permissions"));
        List<String> added = wanted.stream().filter(p -> !before.contains(p)).toList();
        Grants grants = new Grants(rows);
        return grants.refuseApp()
                .or(() -> grants.refuseUnknown(wanted, "permissions"))
                .or(() -> grants.refuseBeyondOwn(added))
                .or(
                        () -> {
                            rows.update(command.entity(), command.id(), command.values());
                            return Optional.empty();
                        });
    }
}
