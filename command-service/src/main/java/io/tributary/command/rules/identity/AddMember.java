package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `organization_member.create`: while a seat is free, and never above the caller's own role.
@Component
public final class AddMember implements CommandRule {
    private static final Set<String> FIRST_STATES = Set.of("active", "invited");

    @Override
    public String command() {
        return "identity.organization_member.create";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        ObjectNode member = command.values().deepCopy();
        String status = member.get("status").stringValue();
        if (!FIRST_STATES.contains(status)) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_TRANSITION_REFUSED,
                            "Expected a new member to be active or invited, but found %s. Choose one of the two."
                                    .formatted(status)));
        }
        Seats seats = new Seats(rows);
        ObjectNode organization = seats.lockOrganization();
        return seats.refuseStronger(member.get("role").stringValue(), "a role")
                .or(() -> seats.refuseWhenFull(organization))
                .or(
                        () -> {
                            if (status.equals("active")) {
                                member.put("joined_at", rows.now().toString());
                            }
                            rows.insert(command.entity(), command.id(), member);
                            return Optional.empty();
                        });
    }
}
