package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `user_permission.create`: what the caller may do, to a member not stronger than the caller.
@Component
public final class GrantPermission implements CommandRule {

    @Override
    public String command() {
        return "identity.user_permission.create";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        ObjectNode given = command.values();
        List<String> permission = List.of(given.get("permission").stringValue());
        Grants grants = new Grants(rows);
        return grants.refuseApp()
                .or(() -> grants.refuseUnknown(permission, "permission"))
                .or(() -> grants.refuseBeyondOwn(permission))
                .or(() -> grants.refusePerson(UUID.fromString(given.get("user_id").stringValue())))
                .or(
                        () -> {
                            rows.insert(command.entity(), command.id(), given);
                            return Optional.empty();
                        });
    }
}
