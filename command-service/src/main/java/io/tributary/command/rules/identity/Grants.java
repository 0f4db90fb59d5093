package io.tributary.command.rules.identity;

import io.tributary.command.decision.RowStore;
import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What all who give and take rights have to keep: nobody gives what they may not do themselves,
/// and nobody stronger is changed. Apps neither give nor take any.
final class Grants {
    private final RowStore rows;

    Grants(RowStore rows) {
        this.rows = rows;
    }

    Optional<Rejection> refuseApp() {
        return rows.byKey()
                ? tooWeak("Expected a person to decide who may do what, but found an API key.")
                : Optional.empty();
    }

    /// @param field where the names stand, for the mistake
    Optional<Rejection> refuseUnknown(List<String> permissions, String field) {
        List<FieldError> unknown = new ArrayList<>();
        for (int i = 0; i < permissions.size(); i++) {
            if (rows.may(permissions.get(i)).isEmpty()) {
                unknown.add(
                        new FieldError(
                                permissions.size() == 1 ? field : field + "[" + i + "]",
                                "unknown",
                                "There is no such command for members."));
            }
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Rejection(
                                ErrorCode.COMMAND_INVALID_FIELDS,
                                "Expected names of commands, or <domain>.<word>.*, but found others. Look them up in /openapi.json.",
                                unknown));
    }

    Optional<Rejection> refuseBeyondOwn(List<String> permissions) {
        return permissions.stream()
                .filter(p -> !rows.may(p).orElse(false))
                .findFirst()
                .flatMap(
                        p ->
                                tooWeak(
                                        "Expected rights that the caller has, but %s is none of them. Ask an owner."
                                                .formatted(p)));
    }

    Optional<Rejection> refuseStronger(String role, String what) {
        return rows.role().atLeast(Role.ofSpelling(role))
                ? Optional.empty()
                : tooWeak(
                        "Expected %s at most as strong as the caller's role %s, but found %s. Ask an owner."
                                .formatted(what, rows.role().spelling(), role));
    }

    /// Refuses whoever is no member, or a stronger one.
    Optional<Rejection> refusePerson(UUID user) {
        Optional<ObjectNode> member =
                rows.find(rows.entity("OrganizationMember"), "user_id", user.toString()).stream()
                        .filter(m -> !m.get("status").stringValue().equals("removed"))
                        .findFirst();
        return member.isEmpty()
                ? Optional.of(
                        new Rejection(
                                ErrorCode.COMMAND_REFERENCE_MISSING,
                                "Expected user_id to name a member of this organization, but found none. Add them first.",
                                List.of(
                                        new FieldError(
                                                "user_id",
                                                "reference",
                                                "There is no such member."))))
                : refuseStronger(member.get().get("role").stringValue(), "a member");
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }

    private static Optional<Rejection> tooWeak(String why) {
        return Optional.of(Rejection.of(ErrorCode.COMMAND_ROLE_TOO_WEAK, why));
    }
}
