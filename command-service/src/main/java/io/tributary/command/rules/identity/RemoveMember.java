package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `organization_member.remove`: one's own membership, or as an admin that of somebody not
/// stronger; the last owner stays.
@Component
public final class RemoveMember implements CommandRule {

    @Override
    public String command() {
        return "identity.organization_member.remove";
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
        Optional<Rejection> tooWeak = seats.refuseUnlessOwnOrAdmin(member);
        if (tooWeak.isPresent()) {
            return tooWeak;
        }
        if (member.get("status").stringValue().equals("removed")) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_TRANSITION_REFUSED,
                            "Expected a member, but this membership has ended already."));
        }
        return seats.refuseStronger(member.get("role").stringValue(), "a member")
                .or(() -> seats.refuseLastOwner(member))
                .or(
                        () -> {
                            rows.update(command.entity(), command.id(), command.values());
                            return Optional.empty();
                        });
    }
}
