package io.tributary.command.rules.dialer;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowOrder;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `call_queue.claim`: the first due entry by priority, or the given one, to an available agent.
///
/// Two agents never get the same: who comes second passes over what the first has locked. An agent
/// that vanishes loses the entry when the claim runs out; it can be claimed again then. An entry of
/// a campaign that does not run is not given out, and one whose number has come onto the
/// do-not-call list is dropped on the way.
@Component
public final class ClaimCall implements CommandRule {
    private static final Duration CLAIM = Duration.ofMinutes(15);
    private static final List<RowOrder> ORDER =
            List.of(RowOrder.falling("priority"), RowOrder.rising("due_at"));

    @Override
    public String command() {
        return "dialer.call_queue.claim";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        if (!available(rows)) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_RULE_REFUSED,
                            "Expected an agent who is available, but found another status or none. Set"
                                    + " it to available first."));
        }
        Instant now = rows.now();
        boolean given = !command.id().equals(ValidCommand.NO_ROW);
        if (given && rows.lock(command.entity(), command.id()).isEmpty()) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_ROW_NOT_FOUND,
                            "Expected a row with this id, but found none. Look it up again."));
        }
        List<RowCondition> conditions = claimable(command, rows, now);
        Entity entries = command.entity();
        for (Optional<ObjectNode> next = rows.lockNext(entries, conditions, ORDER);
                next.isPresent();
                next = rows.lockNext(entries, conditions, ORDER)) {
            ObjectNode entry = next.get();
            if (mayBeCalled(entry, rows)) {
                rows.update(entries, CallQueue.id(entry), claimed(rows, now));
                rows.chose(CallQueue.id(entry));
                return Optional.empty();
            }
            rows.update(
                    entries,
                    CallQueue.id(entry),
                    JsonNodeFactory.instance.objectNode().put("status", "dropped"));
        }
        return Optional.of(
                given
                        ? Rejection.of(
                                ErrorCode.COMMAND_TRANSITION_REFUSED,
                                "Expected an entry that is due and that nobody has, but this one is not."
                                        + " Claim another.")
                        : Rejection.of(
                                ErrorCode.COMMAND_RULE_REFUSED,
                                "Expected a lead that is due, but nobody waits. Ask again later."));
    }

    private static boolean available(RowStore rows) {
        return rows
                .find(rows.entity("AgentAvailability"), "user_id", rows.actor().toString())
                .stream()
                .anyMatch(agent -> agent.get("status").stringValue().equals("available"));
    }

    private static List<RowCondition> claimable(ValidCommand command, RowStore rows, Instant now) {
        List<RowCondition> conditions =
                new ArrayList<>(
                        List.of(
                                RowCondition.is("status", "waiting", "claimed"),
                                new RowCondition.Either(
                                        RowCondition.is("status", "waiting"),
                                        new RowCondition.Reached("claimed_until", now)),
                                new RowCondition.Reached("due_at", now),
                                new RowCondition.Empty("broadcast_id"),
                                new RowCondition.RefersTo(
                                        "campaign_id",
                                        rows.entity("Campaign"),
                                        RowCondition.is("status", "active"))));
        if (!command.id().equals(ValidCommand.NO_ROW)) {
            conditions.add(RowCondition.is(BaseColumns.ID, command.id().toString()));
        }
        if (command.values().hasNonNull("campaign_id")) {
            conditions.add(
                    RowCondition.is(
                            "campaign_id", command.values().get("campaign_id").stringValue()));
        }
        return conditions;
    }

    private static boolean mayBeCalled(ObjectNode entry, RowStore rows) {
        ObjectNode lead =
                rows.find(rows.entity("Lead"), BaseColumns.ID, entry.get("lead_id").stringValue())
                        .getFirst();
        return !lead.get("status").stringValue().equals(DoNotCall.STATUS)
                && !new DoNotCall(rows).lists(lead.get("phone").stringValue());
    }

    private static ObjectNode claimed(RowStore rows, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "claimed")
                .put("claimed_by", rows.actor().toString())
                .put("claimed_until", now.plus(CLAIM).toString());
    }
}
