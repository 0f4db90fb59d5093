package io.tributary.command.write;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import java.util.List;

/// What the row's state must be for a command, as branches of a CASE over row `t`: declared
/// conditions first, then the transitions that the entity allows.
final class StateConditions {
    private StateConditions() {}

    static String sqlFor(CommandDefinition definition, Entity entity) {
        StringBuilder branches = new StringBuilder();
        definition
                .when()
                .forEach(
                        (field, values) ->
                                branches.append(
                                        "when coalesce(t.%s::text, '') <> all(%s) then 'CMD-306:%s'\n"
                                                .formatted(
                                                        RowColumns.quoted(field),
                                                        RowColumns.literals(values),
                                                        field)));
        if (definition.effect() == CommandDefinition.Effect.UPDATE) {
            entity.fields().stream()
                    .filter(field -> !field.transitions().isEmpty())
                    .forEach(field -> branches.append(transition(field)));
        }
        return branches.toString();
    }

    private static String transition(EntityField field) {
        List<String> allowed =
                field.transitions().entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(to -> e.getKey() + ">" + to))
                        .sorted()
                        .toList();
        return """
        when cast({row} as jsonb)->>%s <> t.%s
            and t.%s || '>' || (cast({row} as jsonb)->>%s) <> all(%s)
            then 'CMD-306:%s'
        """
                .formatted(
                        RowColumns.literal(field.name()),
                        RowColumns.quoted(field.name()),
                        RowColumns.quoted(field.name()),
                        RowColumns.literal(field.name()),
                        RowColumns.literals(allowed),
                        field.name());
    }
}
