package io.tributary.schemas.catalog;

/// What a caller may do with an entity without a named command.
public enum Verb {
    CREATE,
    UPDATE,
    DELETE,
    READ
}
