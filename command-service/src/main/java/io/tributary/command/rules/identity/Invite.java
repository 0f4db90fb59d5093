package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// `invitation.create`: to no role above the caller's own. It takes no seat; accepting does.
@Component
public final class Invite implements CommandRule {

    @Override
    public String command() {
        return "identity.invitation.create";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        return new Seats(rows)
                .refuseStronger(command.values().get("role").stringValue(), "a role")
                .or(
                        () -> {
                            rows.insert(command.entity(), command.id(), command.values());
                            return Optional.empty();
                        });
    }
}
