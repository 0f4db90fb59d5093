package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `organization_member.reinstate`: while a seat is free, and nobody stronger than the caller.
@Component
public final class ReinstateMember implements CommandRule {

    @Override
    public String command() {
        return "identity.organization_member.reinstate";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        Seats seats = new Seats(rows);
        ObjectNode organization = seats.lockOrganization();
        Optional<ObjectNode> found = rows.lock(command.entity(), command.id());
        if (found.isEmpty()) {
            return Optional.of(Seats.noSuchMember());
        }
        return seats.refuseStronger(found.get().get("role").stringValue(), "a member")
                .or(() -> seats.refuseWhenFull(organization))
                .or(
                        () -> {
                            rows.update(command.entity(), command.id(), command.values());
                            return Optional.empty();
                        });
    }
}
