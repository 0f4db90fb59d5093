package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `api_key.rotate`: whoever sets the secret has the key, so it is never one stronger than the
/// caller.
@Component
public final class RotateApiKey implements CommandRule {

    @Override
    public String command() {
        return "identity.api_key.rotate";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        Optional<ObjectNode> key = rows.lock(command.entity(), command.id());
        if (key.isEmpty()) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_ROW_NOT_FOUND,
                            "Expected a key with this id, but found none. Look it up again."));
        }
        Grants grants = new Grants(rows);
        return grants.refuseApp()
                .or(() -> grants.refuseStronger(key.get().get("role").stringValue(), "a key"))
                .or(
                        () -> {
                            rows.update(command.entity(), command.id(), command.values());
                            return Optional.empty();
                        });
    }
}
