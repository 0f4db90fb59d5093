package io.tributary.command.rules.community;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// `event.resize`: another number of places, never below those taken; new places go to those who
/// wait.
@Component
public final class ResizeEvent implements CommandRule {

    @Override
    public String command() {
        return "community.event.resize";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        Optional<Places> before = Places.locked(rows, command.id());
        if (before.isEmpty()) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_ROW_NOT_FOUND,
                            "Expected an event with this id, but found none. Look it up again."));
        }
        JsonNode capacity = command.values().path("capacity");
        long taken = before.get().taken();
        if (capacity.isNumber() && capacity.longValue() < taken) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_RULE_REFUSED,
                            "Expected at least as many places as are taken, which is %d, but found %d. Cancel registrations first."
                                    .formatted(taken, capacity.longValue())));
        }
        rows.update(command.entity(), command.id(), command.values());
        Places.locked(rows, command.id()).orElseThrow().fill();
        return Optional.empty();
    }
}
