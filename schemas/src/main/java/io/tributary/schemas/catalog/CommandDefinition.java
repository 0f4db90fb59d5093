package io.tributary.schemas.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command that callers may send: a generic one of an entity, or a named one of the IDL.
///
/// @param name `<domain>.<entity word>.<verb>`
/// @param entity record name of the entity whose row it changes
/// @param effect what it does to that row
/// @param role the least role of the caller
/// @param fields what the body may carry beside `id`
/// @param sets fixed values written by the command, spelled as in the IDL; an empty optional
///   empties the field
/// @param when values the row must have before, per field
/// @param rule whether a Java rule decides it
/// @param findsRow may come without an id: its rule finds the row then
/// @param named not one of the generic create, update and delete, whose body is a row's fields
/// @param restores brings an earlier version of the row back: a generic one
/// @param founding needs no membership: it brings the organization into being
public record CommandDefinition(
        String domain,
        String name,
        String entity,
        Effect effect,
        Role role,
        Optional<String> feature,
        List<EntityField> fields,
        Map<String, Object> sets,
        Map<String, List<String>> when,
        boolean rule,
        boolean findsRow,
        boolean founding,
        boolean named,
        boolean restores,
        CommandTerms terms,
        String documentation,
        int line) {

    public CommandDefinition {
        fields = List.copyOf(fields);
        sets = Map.copyOf(sets);
        when = Map.copyOf(when);
    }

    public enum Effect {
        CREATE,
        UPDATE,
        DELETE
    }
}
