package io.tributary.command.rules.community;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `event_registration.register`: a place for the caller while there is one, otherwise the next
/// place in the queue. However many come at once, an event never holds more than its capacity, and
/// the queue is in the order in which they were accepted.
@Component
public final class RegisterForEvent implements CommandRule {

    @Override
    public String command() {
        return "community.event_registration.register";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        UUID event = UUID.fromString(command.values().get("event_id").stringValue());
        Optional<Places> found = Places.locked(rows, event);
        if (found.isEmpty()) {
            return refused(
                    ErrorCode.COMMAND_REFERENCE_MISSING,
                    "Expected an event with this event_id, but found none. Look it up again.");
        }
        Places places = found.get();
        if (!places.open()) {
            return refused(
                    ErrorCode.COMMAND_TRANSITION_REFUSED,
                    "Expected an event that is published and not over, but this one is not. Choose another.");
        }
        if (places.ofCaller().isPresent()) {
            return refused(
                    ErrorCode.COMMAND_DUPLICATE,
                    "Expected a person without a registration for this event, but found one. Nothing is left to do.");
        }
        boolean free = places.isFree();
        if (!free && !places.hasWaitingList()) {
            return refused(
                    ErrorCode.COMMAND_RULE_REFUSED,
                    "Expected a free place, but all are taken and the event has no waiting list. Ask again later.");
        }
        ObjectNode registration = command.values().deepCopy();
        registration.put("user_id", rows.actor().toString());
        registration.put("status", free ? "registered" : "waiting");
        registration.put("position", places.nextPosition());
        registration.put("registered_at", rows.now().toString());
        rows.insert(command.entity(), command.id(), registration);
        return Optional.empty();
    }

    private static Optional<Rejection> refused(ErrorCode code, String why) {
        return Optional.of(Rejection.of(code, why));
    }
}
