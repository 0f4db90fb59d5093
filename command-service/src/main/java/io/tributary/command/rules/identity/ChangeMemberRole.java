package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `organization_member.change_role`: nobody grants above their own role or changes someone
/// stronger, and the last owner is not demoted.
@Component
public final class ChangeMemberRole implements CommandRule {

    @Override
    public String command() {
        return "identity.organization_member.change_role";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        Seats seats = new Seats(rows);
        seats.lockOrganization();
        Optional<ObjectNode> found = rows.lock(command.entity(), command.id());
        if (found.isEmpty()) {
            return Optional.of(Seats.noSuchMember());
        }
        ObjectNode member = found.get();
        String role = command.values().get("role").stringValue();
        return seats.refuseStronger(member.get("role").stringValue(), "a member")
                .or(() -> seats.refuseStronger(role, "a role"))
                .or(() -> role.equals("owner") ? Optional.empty() : seats.refuseLastOwner(member))
                .or(
                        () -> {
                            rows.update(command.entity(), command.id(), command.values());
                            return Optional.empty();
                        });
    }
}
