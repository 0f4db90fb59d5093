package io.tributary.schemas.catalog;

import java.util.Locale;

/// What a caller may do with an entity without a named command.
public enum Verb {
    CREATE,
    UPDATE,
    DELETE,
    READ;

    /// As in the IDL and in command names: lower case.
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
