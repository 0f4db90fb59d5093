package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeOrderedId;
import io.tributary.command.validation.ValidCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `organization.create`: the organization, its slug, its features, and the caller as its owner.
@Component
public final class FoundOrganization implements CommandRule {
    private static final String USUAL_OWNER_NAME = "Owner";

    @Override
    public String command() {
        return "identity.organization.create";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        ObjectNode organization = command.values().deepCopy();
        var ownerName = organization.remove("owner_display_name");
        organization.put("owner_id", rows.actor().toString());
        if (organization.hasNonNull("trial_ends_at")) {
            organization.put("status", "trial");
        }
        rows.insert(command.entity(), command.id(), organization);

        ObjectNode owner = JsonNodeFactory.instance.objectNode();
        owner.put("user_id", rows.actor().toString());
        owner.put(
                "display_name",
                ownerName == null || ownerName.isNull()
                        ? USUAL_OWNER_NAME
                        : ownerName.stringValue());
        owner.put("role", "owner");
        owner.put("status", "active");
        owner.put("joined_at", rows.now().toString());
        rows.insert(rows.entity("OrganizationMember"), TimeOrderedId.next(), owner);

        for (String key : rows.features()) {
            ObjectNode feature = JsonNodeFactory.instance.objectNode();
            feature.put("key", key);
            feature.put("enabled", true);
            rows.insert(rows.entity("OrganizationFeature"), TimeOrderedId.next(), feature);
        }
        return Optional.empty();
    }
}
