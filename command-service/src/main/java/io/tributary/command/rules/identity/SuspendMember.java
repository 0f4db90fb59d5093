package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `organization_member.suspend`: somebody else who is not stronger; the last owner stays. Their
/// seat is free from then on.
@Component
public final class SuspendMember implements CommandRule {

    @Override
    public String command() {
        return "identity.organization_member.suspend";
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
        if (member.get("user_id").stringValue().equals(rows.actor().toString())) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_RULE_REFUSED,
                            "Expected somebody else's membership, but found the caller's own, which nobody"
                                    + " could reinstate then. Remove it to leave."));
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
