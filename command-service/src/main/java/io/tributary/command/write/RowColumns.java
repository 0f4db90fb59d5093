package io.tributary.command.write;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.Scope;
import java.util.List;
import java.util.stream.Collectors;

/// Spelling of an entity's table and columns in SQL.
final class RowColumns {
    private RowColumns() {}

    static String table(Entity entity) {
        return quoted(entity.table().domain()) + "." + quoted(entity.table().table());
    }

    /// The column that says whose a row is.
    static String ownerColumn(Entity entity) {
        return entity.scope() == Scope.USER ? BaseColumns.USER_ID : BaseColumns.ORGANIZATION_ID;
    }

    /// The parameter that the owner's column has to equal.
    static String ownerValue(Entity entity) {
        return entity.scope() == Scope.USER ? "{actor}" : "{organization}";
    }

    /// The condition that a row is the owner's, to stand behind the table's name and a point.
    static String own(Entity entity) {
        return ownerColumn(entity) + " = " + ownerValue(entity);
    }

    /// The entity's own columns, each behind the prefix.
    static String list(Entity entity, String prefix) {
        return names(entity).stream()
                .map(name -> prefix + quoted(name))
                .collect(Collectors.joining(", "));
    }

    static List<String> names(Entity entity) {
        return entity.fields().stream().map(EntityField::name).toList();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    static String literals(List<String> texts) {
        return "array["
                + texts.stream().map(RowColumns::literal).collect(Collectors.joining(", "))
                + "]::text[]";
    }
}
