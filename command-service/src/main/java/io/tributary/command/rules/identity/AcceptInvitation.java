package io.tributary.command.rules.identity;

import io.tributary.command.decision.CommandRule;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeOrderedId;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.PresentedKey;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `invitation.accept`: whoever has the secret becomes a member in the invited role; once, in time,
/// and while a seat is free. Who was suspended stays so.
@Component
public final class AcceptInvitation implements CommandRule {

    @Override
    public String command() {
        return "identity.invitation.accept";
    }

    @Override
    public Optional<Rejection> decide(ValidCommand command, RowStore rows) {
        Optional<Rejection> app = new Grants(rows).refuseApp();
        if (app.isPresent()) {
            return app;
        }
        Seats seats = new Seats(rows);
        ObjectNode organization = seats.lockOrganization();
        Optional<ObjectNode> invitation = locked(command, rows);
        if (invitation.isEmpty()) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_ROW_NOT_FOUND,
                            "Expected the secret of an invitation of this organization, but found another."
                                    + " Ask for a new invitation."));
        }
        return refuseUnlessOpen(invitation.get(), rows)
                .or(() -> join(invitation.get(), command.values(), rows, seats, organization))
                .or(() -> closed(command.entity(), invitation.get(), rows));
    }

    /// The invitation with the secret, as it stands once nobody else is about to change it.
    private static Optional<ObjectNode> locked(ValidCommand command, RowStore rows) {
        String hash = PresentedKey.hashOf(command.values().get("secret").stringValue());
        return rows.find(command.entity(), "token_hash", hash).stream()
                .map(AcceptInvitation::id)
                .filter(id -> command.id().equals(ValidCommand.NO_ROW) || command.id().equals(id))
                .findFirst()
                .flatMap(id -> rows.lock(command.entity(), id));
    }

    private static Optional<Rejection> refuseUnlessOpen(ObjectNode invitation, RowStore rows) {
        String status = invitation.get("status").stringValue();
        boolean over =
                !OffsetDateTime.parse(invitation.get("expires_at").stringValue())
                        .toInstant()
                        .isAfter(rows.now());
        return status.equals("pending") && !over
                ? Optional.empty()
                : Optional.of(
                        Rejection.of(
                                ErrorCode.COMMAND_TRANSITION_REFUSED,
                                "Expected an invitation that is pending, but this one is %s. Ask for a new one."
                                        .formatted(status.equals("pending") ? "expired" : status)));
    }

    private static Optional<Rejection> join(
            ObjectNode invitation,
            ObjectNode given,
            RowStore rows,
            Seats seats,
            ObjectNode organization) {
        Entity members = rows.entity("OrganizationMember");
        List<ObjectNode> before = rows.find(members, "user_id", rows.actor().toString());
        String status = before.isEmpty() ? "" : before.getFirst().get("status").stringValue();
        if (status.equals("active") || status.equals("suspended")) {
            return Optional.of(
                    Rejection.of(
                            ErrorCode.COMMAND_RULE_REFUSED,
                            "Expected somebody who is no member, but the caller's membership is %s. Ask an admin."
                                    .formatted(status)));
        }
        Optional<Rejection> full =
                status.equals("invited") ? Optional.empty() : seats.refuseWhenFull(organization);
        if (full.isPresent()) {
            return full;
        }
        ObjectNode member = JsonNodeFactory.instance.objectNode();
        member.set("display_name", given.get("display_name"));
        member.set("role", invitation.get("role"));
        member.put("status", "active");
        member.put("joined_at", rows.now().toString());
        if (before.isEmpty()) {
            member.put("user_id", rows.actor().toString());
            rows.insert(members, TimeOrderedId.next(), member);
        } else {
            rows.update(members, id(before.getFirst()), member);
        }
        return Optional.empty();
    }

    private static Optional<Rejection> closed(
            Entity invitations, ObjectNode invitation, RowStore rows) {
        rows.update(
                invitations,
                id(invitation),
                JsonNodeFactory.instance.objectNode().put("status", "accepted"));
        rows.chose(id(invitation));
        return Optional.empty();
    }

    private static UUID id(ObjectNode row) {
        return UUID.fromString(row.get(BaseColumns.ID).stringValue());
    }
}
