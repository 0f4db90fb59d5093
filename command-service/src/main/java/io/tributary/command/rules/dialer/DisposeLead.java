package io.tributary.command.rules.dialer;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `lead.dispose`, the router of dispositions. In one transaction: the call gets its outcome; the
/// lead its status and the moment of the call-back; its queue entries are closed, kept or moved;
/// its workflows end when there is nothing left to win; its number comes onto the do-not-call list
/// where the disposition says so.
///
/// Notes are the call's, or the lead's when no call is named. A call-back that the agent names is
/// always kept; one that the disposition asks for only while the campaign has attempts left.
@Component
public final class DisposeLead implements CommandRule {
    private static final Set<String> CONTACTED =
            Set.of("converted", "interested", "callback", "declined", "do_not_call");
    private static final Set<String> ENDED = Set.of("converted", "unqualified", "do_not_call");

    @Override
    public String command() {
        return "dialer.lead.dispose";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        Optional<ObjectNode> locked = rows.lock(command.entity(), command.id());
        if (locked.isEmpty()) {
            return refused(ErrorCode.COMMAND_ROW_NOT_FOUND, "a lead with this id, but found none");
        }
        List<ObjectNode> dispositions =
                rows.find(
                        rows.entity("Disposition"),
                        BaseColumns.ID,
                        command.values().get("disposition_id").stringValue());
        if (dispositions.isEmpty()) {
            return refused(
                    ErrorCode.COMMAND_REFERENCE_MISSING,
                    "a disposition with this disposition_id, but found none");
        }
        ObjectNode disposition = dispositions.getFirst();
        if (!disposition.get("active").booleanValue()) {
            return refused(
                    ErrorCode.COMMAND_RULE_REFUSED,
                    "a disposition that agents may choose, but this one is off");
        }
        ObjectNode lead = locked.get();
        Optional<Rejection> wrongCall = disposeCall(command, disposition, rows);
        if (wrongCall.isPresent()) {
            return wrongCall;
        }
        boolean never = disposition.get("do_not_call").booleanValue();
        String callback = never ? null : callback(command, disposition, lead, rows);
        ObjectNode after = disposeLead(command, disposition, callback, rows);
        if (never) {
            new DoNotCall(rows)
                    .add(after.get("phone").stringValue(), disposition.get("code").stringValue());
        }
        boolean ended = ENDED.contains(after.get("status").stringValue());
        queue(after, callback, ended, rows);
        if (ended) {
            stopWorkflows(command.id(), rows);
        }
        return Optional.empty();
    }

    private static Optional<Rejection> disposeCall(
            ValidCommand command, ObjectNode disposition, RowStore rows) {
        if (!command.values().hasNonNull("call_log_id")) {
            return Optional.empty();
        }
        Entity calls = rows.entity("CallLog");
        UUID id = UUID.fromString(command.values().get("call_log_id").stringValue());
        Optional<ObjectNode> call = rows.lock(calls, id);
        if (call.isEmpty()) {
            return refused(
                    ErrorCode.COMMAND_REFERENCE_MISSING,
                    "a call with this call_log_id, but found none");
        }
        if (!call.get().get("lead_id").stringValue().equals(command.id().toString())) {
            return refused(
                    ErrorCode.COMMAND_RULE_REFUSED, "a call of this lead, but it is another's");
        }
        String outcome = disposition.get("outcome").stringValue();
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.set("disposition_id", disposition.get(BaseColumns.ID));
        values.put("outcome", outcome);
        values.put("contacted", CONTACTED.contains(outcome));
        values.put("converted", outcome.equals("converted"));
        if (command.values().hasNonNull("notes")) {
            values.set("notes", command.values().get("notes"));
        }
        rows.update(calls, id, values);
        return Optional.empty();
    }

    private static @Nullable String callback(
            ValidCommand command, ObjectNode disposition, ObjectNode lead, RowStore rows) {
        if (command.values().hasNonNull("callback_at")) {
            return command.values().get("callback_at").stringValue();
        }
        if (!disposition.hasNonNull("callback_after_minutes") || !attemptsLeft(lead, rows)) {
            return null;
        }
        long minutes = disposition.get("callback_after_minutes").longValue();
        return rows.now().plusSeconds(minutes * 60).toString();
    }

    private static boolean attemptsLeft(ObjectNode lead, RowStore rows) {
        if (!lead.hasNonNull("campaign_id")) {
            return true;
        }
        String campaign = lead.get("campaign_id").stringValue();
        int most =
                rows.find(rows.entity("Campaign"), BaseColumns.ID, campaign)
                        .getFirst()
                        .get("maximum_attempts")
                        .intValue();
        List<ObjectNode> calls =
                rows.page(
                        rows.entity("CallLog"),
                        List.of(
                                RowCondition.is("lead_id", lead.get(BaseColumns.ID).stringValue()),
                                RowCondition.is("campaign_id", campaign)),
                        ValidCommand.NO_ROW);
        return calls.size() < most;
    }

    private static ObjectNode disposeLead(
            ValidCommand command,
            ObjectNode disposition,
            @Nullable String callback,
            RowStore rows) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        if (disposition.get("do_not_call").booleanValue()) {
            values.put("status", DoNotCall.STATUS);
        } else if (disposition.hasNonNull("lead_status")) {
            values.set("status", disposition.get("lead_status"));
        }
        values.put("callback_at", callback);
        if (command.values().hasNonNull("notes") && !command.values().hasNonNull("call_log_id")) {
            values.set("notes", command.values().get("notes"));
        }
        return rows.update(command.entity(), command.id(), values);
    }

    /// What the caller had claimed is done. One entry waits for the call-back, if there is one; the
    /// others go when the lead is not to be called any more.
    private static void queue(
            ObjectNode lead, @Nullable String callback, boolean ended, RowStore rows) {
        CallQueue queue = new CallQueue(rows);
        boolean queued = callback == null;
        for (ObjectNode entry : queue.openOf(lead.get(BaseColumns.ID).stringValue())) {
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            if (entry.get("status").stringValue().equals("claimed")) {
                if (!entry.path("claimed_by").asString("").equals(rows.actor().toString())) {
                    continue;
                }
                values.put("status", "done").putNull("claimed_until");
            } else if (!queued) {
                values.put("due_at", callback);
                queued = true;
            } else if (ended) {
                values.put("status", "dropped");
            } else {
                continue;
            }
            queue.change(entry, values);
        }
        if (!queued) {
            ObjectNode entry = CallQueue.entryFor(lead);
            entry.set("campaign_id", lead.get("campaign_id"));
            queue.add(entry);
        }
    }

    private static void stopWorkflows(UUID lead, RowStore rows) {
        Entity progress = rows.entity("LeadWorkflowProgress");
        rows.page(
                        progress,
                        List.of(
                                RowCondition.is("lead_id", lead.toString()),
                                RowCondition.is("status", "running", "paused")),
                        ValidCommand.NO_ROW)
                .forEach(
                        row ->
                                rows.update(
                                        progress,
                                        CallQueue.id(row),
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("status", "stopped")
                                                .putNull("due_at")));
    }

    private static Optional<Rejection> refused(ErrorCode code, String sentence) {
        return Optional.of(
                Rejection.of(code, "Expected %s. Look it up again.".formatted(sentence)));
    }
}
