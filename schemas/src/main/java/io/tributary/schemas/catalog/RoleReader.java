package io.tributary.schemas.catalog;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads roles, alone and per verb.
final class RoleReader {
    private RoleReader() {}

    /// Empty, and reported at the attribute, when no role is spelled so.
    static Optional<Role> read(Attributes attributes, String name, String spelling) {
        Optional<Role> role =
                Arrays.stream(Role.values()).filter(r -> r.spelling().equals(spelling)).findFirst();
        if (role.isEmpty()) {
            attributes.refuse(
                    name,
                    "one of the roles "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Role.values()).map(Role::spelling).toList()),
                    "'%s'".formatted(spelling),
                    "Use one of them.");
        }
        return role;
    }

    /// The least role per verb: members write, managers delete, viewers read, where `@roles` says
    /// nothing else.
    static Map<Verb, Role> perVerb(Attributes annotations) {
        Map<Verb, Role> roles = new EnumMap<>(Verb.class);
        roles.put(Verb.CREATE, Role.MEMBER);
        roles.put(Verb.UPDATE, Role.MEMBER);
        roles.put(Verb.DELETE, Role.MANAGER);
        roles.put(Verb.READ, Role.VIEWER);
        annotations
                .object("roles")
                .ifPresent(
                        object -> {
                            object.refuseOthersThan(Set.of("create", "update", "delete", "read"));
                            for (Verb verb : Verb.values()) {
                                String name = verb.spelling();
                                object.text(name)
                                        .flatMap(spelling -> read(object, name, spelling))
                                        .ifPresent(role -> roles.put(verb, role));
                            }
                        });
        return roles;
    }
}
