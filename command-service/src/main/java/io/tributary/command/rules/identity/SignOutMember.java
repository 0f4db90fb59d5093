package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `organization_member.sign_out`: oneself, or as an admin somebody not stronger.
@Component
public final class SignOutMember implements CommandRule {

    @Override
    public String command() {
        return "identity.organization_member.sign_out";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        Seats seats = new Seats(rows);
        Optional<ObjectNode> found = rows.lock(command.entity(), command.id());
        if (found.isEmpty()) {
            return Optional.of(Seats.noSuchMember());
        }
        ObjectNode member = found.get();
        Optional<Rejection> tooWeak = seats.refuseUnlessOwnOrAdmin(member);
        if (tooWeak.isPresent()) {
            return tooWeak;
        }
        Optional<Rejection> stronger =
                seats.refuseStronger(member.get("role").stringValue(), "a member");
        if (stronger.isEmpty()) {
            rows.update(
                    command.entity(),
                    command.id(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("signed_out_at", rows.now().toString()));
        }
        return stronger;
    }
}
