package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `api_key.create`: never with a stronger role than the caller's, and by no other key.
@Component
public final class CreateApiKey implements CommandRule {

    @Override
    public String command() {
        return "identity.api_key.create";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        ObjectNode key = command.values();
        Grants grants = new Grants(rows);
        return grants.refuseApp()
                .or(() -> grants.refuseStronger(key.get("role").stringValue(), "a key"))
                .or(() -> grants.refuseUnknown(Grants.texts(key.get("scopes")), "scopes"))
                .or(
                        () -> {
                            rows.insert(command.entity(), command.id(), key);
                            return Optional.empty();
                        });
    }
}
