package io.tributary.command.rules.dialer;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `campaign.launch`: queues the campaign's new leads and those that asked to be called again,
/// unless they wait already, their list is off, or they must not be called.
@Component
public final class LaunchCampaign implements CommandRule {

    @Override
    public String command() {
        return "dialer.campaign.launch";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        ObjectNode campaign = rows.update(command.entity(), command.id(), command.values());
        int priority = campaign.get("priority").intValue();
        new CallQueue(rows)
                .addAll(
                        List.of(
                                RowCondition.is("campaign_id", command.id().toString()),
                                RowCondition.is("status", "new", "callback"),
                                new RowCondition.RefersTo(
                                        "contact_list_id",
                                        rows.entity("ContactList"),
                                        RowCondition.is("active", "true"))),
                        true,
                        lead ->
                                CallQueue.entryFor(lead)
                                        .put("campaign_id", command.id().toString())
                                        .put(
                                                "priority",
                                                (priority + lead.get("priority").intValue()) / 2));
        return Optional.empty();
    }
}
