package io.tributary.command.rules.community;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `event_registration.cancel`: gives the caller's own place back, or anybody's for a moderator;
/// the first who waits gets it in the same transaction.
@Component
public final class CancelRegistration implements CommandRule {
    private static final Set<String> OPEN = Set.of("registered", "waiting");

    @Override
    public String command() {
        return "community.event_registration.cancel";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        List<ObjectNode> seen =
                rows.find(command.entity(), BaseColumns.ID, command.id().toString());
        if (seen.isEmpty()) {
            return refused(
                    ErrorCode.COMMAND_ROW_NOT_FOUND,
                    "Expected a registration with this id, but found none. Look it up again.");
        }
        boolean own = seen.getFirst().get("user_id").stringValue().equals(rows.actor().toString());
        if (!own && !rows.role().atLeast(Role.MODERATOR)) {
            return refused(
                    ErrorCode.COMMAND_ROLE_TOO_WEAK,
                    "Expected the caller's own registration, or role moderator, but found another person's. Ask a moderator.");
        }
        // The event first, as in every command that counts its places: two locks in one order.
        Places places =
                Places.locked(rows, UUID.fromString(seen.getFirst().get("event_id").stringValue()))
                        .orElseThrow();
        ObjectNode registration = rows.lock(command.entity(), command.id()).orElseThrow();
        if (!OPEN.contains(registration.get("status").stringValue())) {
            return refused(
                    ErrorCode.COMMAND_TRANSITION_REFUSED,
                    "Expected a registration that is registered or waiting, but found %s. Nothing is left to do."
                            .formatted(registration.get("status").stringValue()));
        }
        rows.update(
                command.entity(),
                command.id(),
                JsonNodeFactory.instance.objectNode().put("status", "cancelled"));
        places.fill();
        return Optional.empty();
    }

    private static Optional<Rejection> refused(ErrorCode code, String why) {
        return Optional.of(Rejection.of(code, why));
    }
}
