package io.tributary.command.rules.identity;

import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ErrorCode;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What membership commands have to agree on. Each begins by locking the organization, so that two
/// of them never count at the same time.
final class Seats {
    private static final RowCondition SEATED = RowCondition.is("status", "active", "invited");

    private final RowStore rows;
    private final Entity members;

    Seats(RowStore rows) {
        this.rows = rows;
        this.members = rows.entity("OrganizationMember");
    }

    /// Waits until no other membership command of the organization is under way.
    ObjectNode lockOrganization() {
        return rows.lock(rows.entity("Organization"), rows.organization())
                .orElseThrow(
                        () -> new IllegalStateException("The organization's own row is missing."));
    }

    /// Refuses when the organization, which must be locked, has no seat left.
    Optional<Rejection> refuseWhenFull(ObjectNode organization) {
        long taken = rows.count(members, List.of(SEATED));
        long limit = organization.get("member_limit").longValue();
        return taken < limit
                ? Optional.empty()
                : Optional.of(
                        Rejection.of(
                                ErrorCode.COMMAND_SEATS_TAKEN,
                                ("Expected a free seat, but all %d are taken. Remove a member or"
                                                + " raise the limit.")
                                        .formatted(limit)));
    }

    Optional<Rejection> refuseStronger(String role, String what) {
        return rows.role().atLeast(Role.ofSpelling(role))
                ? Optional.empty()
                : Optional.of(
                        Rejection.of(
                                ErrorCode.COMMAND_ROLE_TOO_WEAK,
                                "Expected %s at most as strong as the caller's role %s, but found %s. Ask an owner."
                                        .formatted(what, rows.role().spelling(), role)));
    }

    /// Refuses when the member is the only active owner.
    Optional<Rejection> refuseLastOwner(ObjectNode member) {
        if (!isActiveOwner(member)) {
            return Optional.empty();
        }
        long owners =
                rows.find(members, "role", "owner").stream().filter(Seats::isActiveOwner).count();
        return owners > 1
                ? Optional.empty()
                : Optional.of(
                        Rejection.of(
                                ErrorCode.COMMAND_RULE_REFUSED,
                                "Expected another active owner to stay, but this is the last one."
                                        + " Make somebody else an owner first."));
    }

    Optional<Rejection> refuseUnlessOwnOrAdmin(ObjectNode member) {
        boolean own = member.get("user_id").stringValue().equals(rows.actor().toString());
        return own || rows.role().atLeast(Role.ADMIN)
                ? Optional.empty()
                : Optional.of(
                        Rejection.of(
                                ErrorCode.COMMAND_ROLE_TOO_WEAK,
                                "Expected the caller's own membership or the role admin, but found %s. Ask an admin."
                                        .formatted(rows.role().spelling())));
    }

    static Rejection noSuchMember() {
        return Rejection.of(
                ErrorCode.COMMAND_ROW_NOT_FOUND,
                "Expected a membership with this id, but found none. Look it up again.");
    }

    private static boolean isActiveOwner(ObjectNode member) {
        return member.get("role").stringValue().equals("owner")
                && member.get("status").stringValue().equals("active");
    }
}
