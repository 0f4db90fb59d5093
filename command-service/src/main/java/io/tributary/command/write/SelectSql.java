package io.tributary.command.write;

import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowOrder;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A statement that finds rows of one entity by conditions, with its parameters.
final class SelectSql {
    private static final String ROW = "to_jsonb(t)::text";

    private final Map<String, Object> parameters = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private SelectSql(String what, Entity entity, List<RowCondition> conditions) {
        text.append(
                "select %s from %s t where t.%s"
                        .formatted(what, RowColumns.table(entity), RowColumns.own(entity)));
        conditions.forEach(c -> text.append(" and ").append(sql(entity, "t", c)));
    }

    /// How many rows there are.
    static SelectSql count(Entity entity, List<RowCondition> conditions) {
        return new SelectSql("count(*)::text", entity, conditions);
    }

    /// The rows behind the id, by id.
    static SelectSql page(Entity entity, List<RowCondition> conditions, UUID after, int most) {
        SelectSql select = new SelectSql(ROW, entity, conditions);
        select.parameters.put("after", after);
        select.parameters.put("limit", most);
        select.text.append(" and t.id > {after} order by t.id limit {limit}");
        return select;
    }

    /// The first row that no other transaction has locked, locked.
    static SelectSql next(Entity entity, List<RowCondition> conditions, List<RowOrder> order) {
        SelectSql select = new SelectSql(ROW, entity, conditions);
        select.text
                .append(" order by ")
                .append(
                        order.stream()
                                .map(
                                        o ->
                                                "t.%s %s nulls first, "
                                                        .formatted(
                                                                RowColumns.quoted(o.field()),
                                                                o.descending() ? "desc" : "asc"))
                                .collect(Collectors.joining()))
                .append("t.id limit 1 for update of t skip locked");
        return select;
    }

    NamedSql sql() {
        return NamedSql.of(text.toString());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String sql(Entity of, String row, RowCondition condition) {
        return switch (condition) {
            case RowCondition.In in -> in(of, row, in);
            case RowCondition.Empty empty -> column(row, empty.field()) + " is null";
            case RowCondition.Reached reached ->
                    "(%1$s is null or %1$s <= cast({%2$s} as timestamptz))"
                            .formatted(
                                    column(row, reached.field()),
                                    parameter(reached.moment().toString()));
            case RowCondition.RefersTo refers ->
                    "(%1$s is null or exists (select from %2$s r where r.%4$s and r.id = %1$s and %3$s))"
                            .formatted(
                                    column(row, refers.field()),
                                    RowColumns.table(refers.target()),
                                    sql(refers.target(), "r", refers.condition()),
                                    RowColumns.own(refers.target()));
            case RowCondition.Either either ->
                    "(%s or %s)"
                            .formatted(sql(of, row, either.first()), sql(of, row, either.second()));
        };
    }

    /// Only with its own type can a column's index be used.
    private String in(Entity of, String row, RowCondition.In in) {
        String name = parameter(in.values().toArray(String[]::new));
        String column = column(row, in.field());
        return switch (of.findField(in.field())
                .map(EntityField::type)
                .orElse(new FieldType.Uuid())) {
            case FieldType.Uuid uuid -> "%s = any(cast({%s} as uuid[]))".formatted(column, name);
            case FieldType.Text text -> "%s = any({%s})".formatted(column, name);
            case FieldType.Choice choice -> "%s = any({%s})".formatted(column, name);
            default -> "%s::text = any({%s})".formatted(column, name);
        };
    }

    private String parameter(Object value) {
        String name = "value_" + parameters.size();
        parameters.put(name, value);
        return name;
    }

    private static String column(String row, String field) {
        return row + "." + RowColumns.quoted(field);
    }
}
