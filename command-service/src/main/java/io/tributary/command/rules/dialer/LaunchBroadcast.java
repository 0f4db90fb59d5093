package io.tributary.command.rules.dialer;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `voice_broadcast.launch`: queues the leads of its list, but for those who must not be called.
///
/// **Calls nobody.** The entries wait with the broadcast's id, which keeps them from agents; each
/// one's effect goes to the gateway, which reports by `call_queue.report`. A number that comes onto
/// the do-not-call list after that is still called.
@Component
public final class LaunchBroadcast implements CommandRule {
    private static final String[] CALLABLE = {
        "new", "contacted", "callback", "qualified", "converted", "unqualified"
    };

    @Override
    public String command() {
        return "dialer.voice_broadcast.launch";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        ObjectNode broadcast = rows.update(command.entity(), command.id(), command.values());
        if (!broadcast.hasNonNull("contact_list_id")) {
            return refused("a broadcast with a contact list, but it has none. Choose one");
        }
        String list = broadcast.get("contact_list_id").stringValue();
        boolean active =
                rows.find(rows.entity("ContactList"), BaseColumns.ID, list)
                        .getFirst()
                        .get("active")
                        .booleanValue();
        if (!active) {
            return refused("a contact list that may be called, but it is off. Switch it on");
        }
        int queued =
                new CallQueue(rows)
                        .addAll(
                                List.of(
                                        RowCondition.is("contact_list_id", list),
                                        RowCondition.is("status", CALLABLE)),
                                false,
                                lead ->
                                        CallQueue.entryFor(lead)
                                                .putNull("due_at")
                                                .put("broadcast_id", command.id().toString()));
        return queued > 0
                ? Optional.empty()
                : refused("a lead that may be called in the list, but found none. Add some");
    }

    private static Optional<Rejection> refused(String sentence) {
        return Optional.of(
                Rejection.of(
                        ErrorCode.COMMAND_RULE_REFUSED, "Expected %s first.".formatted(sentence)));
    }
}
