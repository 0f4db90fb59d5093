package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.Measure;
import io.tributary.schemas.catalog.Rollup;
import java.util.ArrayList;
import java.util.List;

/// SQL that computes a read model from the tables. What it selects is what the documents must hold:
/// one row per document, columns named as the document's fields, a figure within an object as
/// `object.figure`.
public final class Oracle {
    private Oracle() {}

    /// Whose rows are computed.
    public enum Extent {
        ALL_ORGANIZATIONS,
        /// The statement has one parameter, the organization.
        ONE_ORGANIZATION
    }

    /// One row per bucket and combination of dimensions that has rows.
    public static String sqlForRollup(Entity entity, Rollup rollup, Extent extent) {
        String time = SqlText.column(rollup.timeField());
        List<String> selected = new ArrayList<>();
        List<String> groups = new ArrayList<>(List.of(BaseColumns.ORGANIZATION_ID, "2"));
        selected.add(BaseColumns.ORGANIZATION_ID);
        selected.add(
                "date_bin('%d minutes', %s, timestamptz '1970-01-01T00:00:00Z') AS %s"
                        .formatted(Rollup.BUCKET_MINUTES, time, IndexMapping.BUCKET));
        for (String dimension : rollup.dimensions()) {
            selected.add(SqlText.column(dimension));
            groups.add(SqlText.column(dimension));
        }
        for (Measure measure : rollup.measures()) {
            selected.add(figure(entity, measure) + " AS " + SqlText.column(measure.name()));
        }
        selected.add("count(*) AS " + IndexMapping.ROW_COUNT);
        return """
               SELECT %s
               FROM %s
               WHERE %s IS NOT NULL%s
               GROUP BY %s"""
                .formatted(
                        String.join(",\n       ", selected),
                        entity.table(),
                        time,
                        condition(" AND ", "", extent),
                        String.join(", ", groups));
    }

    /// One row per parent row: its columns, then the figures of each group.
    ///
    /// @param domain holds the parent and its children
    public static String sqlForEmbedded(Domain domain, EmbeddedModel model, Extent extent) {
        Entity parent = entityOf(domain, model.parent());
        List<String> selected = new ArrayList<>();
        Columns.of(parent).forEach(c -> selected.add("p." + SqlText.column(c.name())));
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < model.figures().size(); i++) {
            EmbeddedModel.Figures figures = model.figures().get(i);
            String group = "f" + i;
            for (Measure measure : figures.measures()) {
                selected.add(
                        "coalesce(%s.%s, 0) AS %s"
                                .formatted(
                                        group,
                                        SqlText.column(measure.name()),
                                        SqlText.column(figures.as() + "." + measure.name())));
            }
            joins.append(join(domain, figures, group, extent));
        }
        return """
               SELECT %s
               FROM %s p%s%s"""
                .formatted(
                        String.join(",\n       ", selected),
                        parent.table(),
                        joins,
                        condition("\nWHERE ", "p.", extent));
    }

    private static String join(
            Domain domain, EmbeddedModel.Figures figures, String group, Extent extent) {
        Entity child = entityOf(domain, figures.child());
        List<String> computed = new ArrayList<>();
        for (Measure measure : figures.measures()) {
            computed.add(figure(child, measure) + " AS " + SqlText.column(measure.name()));
        }
        return """

               LEFT JOIN (
                   SELECT organization_id, %s AS parent_id,
                          %s
                   FROM %s%s
                   GROUP BY 1, 2
               ) %s ON %s.organization_id = p.organization_id AND %s.parent_id = p.id"""
                .formatted(
                        SqlText.column(figures.by()),
                        String.join(",\n           ", computed),
                        child.table(),
                        condition(" WHERE ", "", extent),
                        group,
                        group,
                        group);
    }

    private static String figure(Entity entity, Measure measure) {
        String filter =
                measure.whereField()
                        .map(
                                f ->
                                        " FILTER (WHERE %s::text IN (%s))"
                                                .formatted(
                                                        SqlText.column(f),
                                                        SqlText.literals(measure.whereValues())))
                        .orElse("");
        return measure.field()
                .map(f -> "coalesce(sum(%s)%s, 0)::bigint".formatted(summed(entity, f), filter))
                .orElse("count(*)" + filter);
    }

    /// A decimal counts in its smallest unit.
    private static String summed(Entity entity, String field) {
        String column = SqlText.column(field);
        return Columns.named(entity, field).type() instanceof FieldType.Decimal decimal
                ? "%s * 1%s".formatted(column, "0".repeat(decimal.scale()))
                : column;
    }

    private static String condition(String before, String table, Extent extent) {
        return switch (extent) {
            case ALL_ORGANIZATIONS -> "";
            case ONE_ORGANIZATION -> before + table + "organization_id = ?";
        };
    }

    private static Entity entityOf(Domain domain, String record) {
        return domain.findEntity(record)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Expected an entity of %s, but found '%s'."
                                                .formatted(domain.name(), record)));
    }
}
