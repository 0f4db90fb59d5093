package io.tributary.query.tenancy;

import io.tributary.schemas.catalog.Role;
import java.util.Optional;
import java.util.Set;

/// What a caller may do beside what their role says, and what an app may do of it at all. Names are
/// those of commands, `<domain>.<word>.*` and `<domain>.<collection>.read`.
///
/// @param granted beside the role; see the table `user_permissions` and the roles of organizations
/// @param scopes of an app's key: nothing else may be done; empty where the role alone decides
public record Rights(Set<String> granted, Optional<Set<String>> scopes) {
    /// Those of who has only a role.
    public static final Rights NONE = new Rights(Set.of(), Optional.empty());

    public Rights {
        granted = Set.copyOf(granted);
        scopes = scopes.map(Set::copyOf);
    }

    /// Whether who has the role may read what asks for at least another.
    boolean allow(String domain, String collection, Role role, Role least) {
        return allow(Set.of(domain + "." + collection + ".read"), role, least);
    }

    /// Whether who has the role may send a command that asks for at least another.
    boolean allowCommand(String command, Role role, Role least) {
        String word = command.substring(0, command.lastIndexOf('.'));
        return allow(Set.of(command, word + ".*"), role, least);
    }

    private boolean allow(Set<String> names, Role role, Role least) {
        return scopes.map(s -> names.stream().anyMatch(s::contains)).orElse(true)
                && (role.atLeast(least) || names.stream().anyMatch(granted::contains));
    }
}
