package io.tributary.command.rules.dialer;

import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeOrderedId;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.contract.ErrorCode;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What one step of a workflow does to a lead. A `call` step queues the lead, an `sms` step records
/// the message `{"body": "…"}` as queued, a `set_status` step takes `{"status": "…"}`.
///
/// **Sends nothing**; see {@link SendSms}. A `mail` step is refused: there is no row yet from which
/// a mail could be sent, and passing over it would lose it.
final class WorkflowStep {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode step;
    private final RowStore rows;

    WorkflowStep(ObjectNode step, RowStore rows) {
        this.step = step;
        this.rows = rows;
    }

    Optional<Rejection> doFor(ObjectNode lead) {
        return switch (step.get("kind").stringValue()) {
            case "call" -> call(lead);
            case "sms" -> sms(lead);
            case "set_status" -> setStatus(lead);
            case "mail" -> refused("another kind: mails cannot be sent yet");
            default -> Optional.empty();
        };
    }

    private Optional<Rejection> call(ObjectNode lead) {
        CallQueue queue = new CallQueue(rows);
        boolean waits = !queue.openOf(lead.get(BaseColumns.ID).stringValue()).isEmpty();
        if (!waits && !new DoNotCall(rows).lists(lead.get("phone").stringValue())) {
            ObjectNode entry = CallQueue.entryFor(lead);
            entry.set("campaign_id", lead.get("campaign_id"));
            queue.add(entry);
        }
        return Optional.empty();
    }

    private Optional<Rejection> sms(ObjectNode lead) {
        String body = setting("body");
        if (body.isBlank() || body.length() > 1600) {
            return refused("a body of 1 to 1600 characters in its configuration");
        }
        if (!new DoNotCall(rows).lists(lead.get("phone").stringValue())) {
            ObjectNode message = JsonNodeFactory.instance.objectNode();
            message.set("lead_id", lead.get(BaseColumns.ID));
            message.set("campaign_id", lead.get("campaign_id"));
            message.set("phone", lead.get("phone"));
            message.put("body", body);
            rows.insert(rows.entity("SmsMessage"), TimeOrderedId.next(), message);
        }
        return Optional.empty();
    }

    private Optional<Rejection> setStatus(ObjectNode lead) {
        Entity leads = rows.entity("Lead");
        String status = setting("status");
        boolean known =
                leads.field("status").type() instanceof FieldType.Choice choice
                        && choice.symbols().contains(status);
        if (!known) {
            return refused("a status of leads in its configuration");
        }
        rows.update(
                leads,
                CallQueue.id(lead),
                JsonNodeFactory.instance.objectNode().put("status", status));
        return Optional.empty();
    }

    private String setting(String name) {
        JsonNode configuration = JSON.readTree(step.get("configuration").stringValue());
        return configuration.path(name).asString("");
    }

    private Optional<Rejection> refused(String expected) {
        return Optional.of(
                Rejection.of(
                        ErrorCode.COMMAND_RULE_REFUSED,
                        "Expected step %d to have %s. Change the step."
                                .formatted(step.get("number").intValue(), expected)));
    }
}
