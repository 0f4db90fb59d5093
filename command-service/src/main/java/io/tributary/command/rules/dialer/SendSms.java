package io.tributary.command.rules.dialer;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `sms_message.send`: a message to a number that may be written to.
///
/// **Sends nothing.** The message stands as queued, outbound; its effect goes to the gateway, which
/// reports by `sms_message.report`. A number that comes onto the do-not-call list after that is
/// still written to: as a rule within a second, after an outage of the gateway later.
@Component
public final class SendSms implements CommandRule {

    @Override
    public String command() {
        return "dialer.sms_message.send";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        ObjectNode message = command.values().deepCopy();
        String phone = message.get("phone").stringValue();
        if (message.hasNonNull("lead_id")) {
            List<ObjectNode> leads =
                    rows.find(
                            rows.entity("Lead"),
                            BaseColumns.ID,
                            message.get("lead_id").stringValue());
            if (leads.isEmpty()) {
                return Optional.of(
                        Rejection.of(
                                ErrorCode.COMMAND_REFERENCE_MISSING,
                                "Expected a lead with this lead_id, but found none. Look it up again."));
            }
            ObjectNode lead = leads.getFirst();
            if (!lead.get("phone").stringValue().equals(phone)) {
                return Optional.of(
                        Rejection.of(
                                ErrorCode.COMMAND_RULE_REFUSED,
                                "Expected the lead's own number, but found another. Leave lead_id out"
                                        + " or correct the number."));
            }
            if (lead.get("status").stringValue().equals(DoNotCall.STATUS)) {
                return Optional.of(DoNotCall.refusal());
            }
            message.set("campaign_id", lead.get("campaign_id"));
        }
        if (new DoNotCall(rows).lists(phone)) {
            return Optional.of(DoNotCall.refusal());
        }
        rows.insert(command.entity(), command.id(), message);
        return Optional.empty();
    }
}
