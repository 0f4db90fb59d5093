package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.FiguresVisibility;
import io.tributary.schemas.catalog.Measure;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.catalog.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SQL that computes a read model from the tables. What it selects is what the documents must hold:
/// one row per document, columns named as the document's fields, a figure within an object as
/// `object.figure`.
public final class Oracle {
    private final DomainCatalog catalog;

    public Oracle(DomainCatalog catalog) {
        this.catalog = catalog;
    }

    /// Whose rows are computed.
    public enum Extent {
        ALL_ORGANIZATIONS,
        /// The statement has one parameter, the organization.
        ONE_ORGANIZATION
    }

    /// One row per row of the table: organization, id, and who sees it.
    public String sqlForVisibility(Entity entity, Extent extent) {
        Optional<Entity> deciding = catalog.decidesOn(entity);
        String join = "";
        String visibleTo;
        switch (entity.visibility()) {
            case Visibility.Parent(String field) -> {
                Entity parent = deciding.orElseThrow();
                join =
                        """

                        LEFT JOIN %s d ON d.organization_id = r.organization_id AND d.id = r.%s"""
                                .formatted(parent.table(), SqlText.column(field));
                visibleTo =
                        "CASE WHEN d.id IS NULL THEN %s ELSE %s END"
                                .formatted(
                                        VisibleToSql.NOBODY,
                                        VisibleToSql.of(parent.visibility(), "d."));
            }
            case Visibility.ParticipantsOf participants ->
                    visibleTo = participants(participants, deciding.orElseThrow());
            case Visibility.Everyone _,
                    Visibility.Roles _,
                    Visibility.Owner _,
                    Visibility.AuthorsDrafts _ ->
                    visibleTo = VisibleToSql.of(entity.visibility(), "r.");
        }
        return """
               SELECT r.organization_id, r.id,
                      %s AS %s
               FROM %s r%s%s"""
                .formatted(
                        visibleTo,
                        IndexMapping.VISIBLE_TO,
                        entity.table(),
                        join,
                        condition("\nWHERE ", "r.", extent));
    }

    private static String participants(Visibility.ParticipantsOf form, Entity participants) {
        String by = SqlText.column(form.by());
        String user = SqlText.column(form.userField());
        return """
               ARRAY(SELECT DISTINCT 'user:' || d.%s FROM %s d
                            WHERE d.organization_id = r.organization_id AND d.%s = r.%s
                              AND d.%s IS NOT NULL ORDER BY 1)"""
                .formatted(user, participants.table(), by, by, user);
    }

    /// One row per bucket and combination of dimensions that has rows.
    public String sqlForRollup(Entity entity, Rollup rollup, Extent extent) {
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
        selected.add(
                visibleTo(
                        new FiguresVisibility(catalog).ofRollup(entity, rollup).orElseThrow(), ""));
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

    private static String visibleTo(Visibility form, String table) {
        return VisibleToSql.of(form, table) + " AS " + IndexMapping.VISIBLE_TO;
    }

    /// One row per parent row: its columns, then the figures of each group, then who sees it.
    public String sqlForEmbedded(EmbeddedModel model, Extent extent) {
        Domain domain = catalog.find(model.domain()).orElseThrow();
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
        selected.add(
                visibleTo(
                        new FiguresVisibility(catalog).ofEmbedded(parent, model).orElseThrow(),
                        "p."));
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
