package io.tributary.command.write;

import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.SideEffect;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Notes the effects of commands that wrote rows in several statements, inside their transaction.
///
/// A command's own effect is about the row that it created or changed; one with `of` is about each
/// row of that entity that the command created.
final class NotedEffects {
    private static final int PAGE = 1000;

    private final DomainCatalog catalog;
    private final EffectSql sql;

    NotedEffects(DomainCatalog catalog) {
        this.catalog = catalog;
        this.sql = new EffectSql(catalog);
    }

    /// Before the changes are journaled, which forgets them.
    ///
    /// @param own the rows that the command is about
    void note(OrganizationTransaction transaction, CommandDefinition definition, Set<String> own)
            throws SQLException {
        for (SideEffect effect : definition.terms().effects()) {
            Entity entity =
                    catalog.find(definition.domain())
                            .flatMap(d -> d.findEntity(effect.of().orElse(definition.entity())))
                            .orElseThrow();
            List<String> rows = rows(transaction, definition, effect, entity, own);
            for (int from = 0; from < rows.size(); from += PAGE) {
                note(
                        transaction,
                        definition,
                        sql.ofRows(effect, entity),
                        rows.subList(from, Math.min(from + PAGE, rows.size())));
            }
        }
    }

    private static void note(
            OrganizationTransaction transaction,
            CommandDefinition definition,
            NamedSql insert,
            List<String> rows)
            throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>(transaction.identity());
        values.put("command", definition.name());
        values.put("traceparent", transaction.context().traceparent());
        values.put("rows", "[" + String.join(",", rows) + "]");
        try (var statement = insert.prepare(transaction.connection(), values)) {
            statement.executeUpdate();
        }
    }

    private static List<String> rows(
            OrganizationTransaction transaction,
            CommandDefinition definition,
            SideEffect effect,
            Entity entity,
            Set<String> own) {
        boolean created = effect.of().isPresent() || definition.effect() == Effect.CREATE;
        return transaction.changedRows(entity.table()).values().stream()
                .filter(c -> created ? c.creates() : own.contains(c.id()))
                .map(RowChange::after)
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
    }
}
