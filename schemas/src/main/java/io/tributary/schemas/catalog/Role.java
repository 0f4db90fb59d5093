package io.tributary.schemas.catalog;

import java.util.Locale;

/// The seven roles of a member, strongest first. The order of declaration is the order of strength.
public enum Role {
    OWNER,
    ADMIN,
    MANAGER,
    MODERATOR,
    EDITOR,
    MEMBER,
    VIEWER;

    /// Whether this role may do what asks for at least `minimum`.
    public boolean atLeast(Role minimum) {
        return compareTo(minimum) <= 0;
    }

    /// The role as it is spelled in the IDL, in rows and in tokens: lower case.
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when no role is spelled so
    public static Role ofSpelling(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }
}
