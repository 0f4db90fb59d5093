package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `user_role.create`: a role all of which the caller may do, to a member not stronger than the
/// caller.
@Component
public final class GiveRole implements CommandRule {

    @Override
    public String command() {
        return "identity.user_role.create";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        ObjectNode given = command.values();
        Grants grants = new Grants(rows);
        // Held until the end, so that nobody adds to the role what the caller may not do.
        Optional<ObjectNode> role =
                rows.lock(
                        rows.entity("CustomRole"),
                        UUID.fromString(given.get("role_id").stringValue()));
        return grants.refuseApp()
                .or(
                        () ->
                                role.flatMap(
                                        r ->
                                                grants.refuseBeyondOwn(
                                                        Grants.texts(r.get("permissions")))))
                .or(() -> grants.refusePerson(UUID.fromString(given.get("user_id").stringValue())))
                .or(
                        () -> {
                            rows.insert(command.entity(), command.id(), given);
                            return Optional.empty();
                        });
    }
}
