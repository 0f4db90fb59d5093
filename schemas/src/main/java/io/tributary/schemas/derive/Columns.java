package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import java.util.ArrayList;
import java.util.List;

/// The columns of an entity's table in their order: those of every table of the scope, then the
/// fields as in the IDL.
public final class Columns {
    private Columns() {}

    public static List<Column> of(Entity entity) {
        List<Column> columns = new ArrayList<>();
        for (String base : BaseColumns.of(entity.scope())) {
            columns.add(baseColumn(base));
        }
        entity.fields().forEach(f -> columns.add(new Column(f.name(), f.type(), f.required())));
        return List.copyOf(columns);
    }

    /// The first column of a name.
    ///
    /// @throws IllegalArgumentException when the entity's table has none
    public static Column named(Entity entity, String name) {
        return of(entity).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Expected a column of %s, but found '%s'."
                                                .formatted(entity.table(), name)));
    }

    private static Column baseColumn(String name) {
        return switch (name) {
            case BaseColumns.VERSION ->
                    new Column(name, new FieldType.Long(1, Long.MAX_VALUE), true);
            case BaseColumns.CREATED_AT, BaseColumns.UPDATED_AT ->
                    new Column(name, new FieldType.Instant(), true);
            case BaseColumns.CREATED_BY -> new Column(name, new FieldType.Uuid(), false);
            default -> new Column(name, new FieldType.Uuid(), true);
        };
    }
}
