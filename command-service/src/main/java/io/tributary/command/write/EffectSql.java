package io.tributary.command.write;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.Reference;
import io.tributary.schemas.catalog.SideEffect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The SQL that notes a command's effects, in the command's own transaction: what is rolled back is
/// never told outside, what is committed always.
final class EffectSql {
    private final DomainCatalog catalog;

    EffectSql(DomainCatalog catalog) {
        this.catalog = catalog;
    }

    /// Common table expressions behind `written`, for the command's own row; each begins with a
    /// comma. Empty for a command without effects.
    String behindWritten(CommandDefinition definition, Entity entity) {
        List<SideEffect> effects = definition.terms().effects();
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i).of().isEmpty()) {
                sql.append(
                        ", effects_%d as (%s)"
                                .formatted(i, insert(effects.get(i), entity, "written r")));
            }
        }
        return sql.toString();
    }

    /// For the rows of the entity that are in the JSON array `{rows}`.
    NamedSql ofRows(SideEffect effect, Entity entity) {
        return NamedSql.of(
                insert(
                        effect,
                        entity,
                        "(select e as after from jsonb_array_elements(cast({rows} as jsonb)) e) r"));
    }

    /// @param source rows `r` with the row as it stands in `after`
    private String insert(SideEffect effect, Entity entity, String source) {
        return """
        insert into platform.effects (organization_id, kind, recipient, content, command,
            table_name, row_id, reports, traceparent)
        select {organization}, %s, p.recipient, jsonb_build_object(%s), {command}, %s,
            cast(r.after->>'id' as uuid), %s, {traceparent}
        from %s cross join lateral (select %s as recipient) p
        where p.recipient is not null\
        """
                .formatted(
                        RowColumns.literal(effect.kind()),
                        effect.carries().stream()
                                .map(path -> named(path) + ", " + value(entity, path))
                                .collect(Collectors.joining(", ")),
                        RowColumns.literal(entity.table().toString()),
                        effect.reports().map(RowColumns::literal).orElse("null::text"),
                        source,
                        text(entity, effect.to()));
    }

    /// The receiver reads the value under the field's own name.
    private static String named(String path) {
        return RowColumns.literal(path.substring(path.indexOf('.') + 1));
    }

    private String text(Entity entity, String path) {
        return "(" + value(entity, path) + ") #>> '{}'";
    }

    private String value(Entity entity, String path) {
        int point = path.indexOf('.');
        if (point < 0) {
            return "r.after->" + RowColumns.literal(path);
        }
        String reference = path.substring(0, point);
        Entity target =
                entity.findField(reference)
                        .flatMap(EntityField::reference)
                        .flatMap(r -> targetOf(entity, r))
                        .orElseThrow();
        return "(select to_jsonb(x.%s) from %s x where x.%s and x.%s = cast(r.after->>%s as uuid))"
                .formatted(
                        RowColumns.quoted(path.substring(point + 1)),
                        RowColumns.table(target),
                        RowColumns.own(target),
                        RowColumns.quoted(BaseColumns.ID),
                        RowColumns.literal(reference));
    }

    private Optional<Entity> targetOf(Entity entity, Reference reference) {
        return catalog.find(entity.domain()).flatMap(d -> catalog.target(d, reference));
    }
}
