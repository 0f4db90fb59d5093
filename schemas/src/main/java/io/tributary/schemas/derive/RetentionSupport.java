package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Retention;
import java.util.List;

/// What it takes to delete an entity's old rows: an index by age over all organizations, and the
/// right to delete for the function that does.
public final class RetentionSupport {
    private RetentionSupport() {}

    /// For tables that have `@retention` but were made without. Changes nothing where all is there.
    /// For the tables' owner.
    public static List<String> missing(DomainCatalog catalog) {
        return catalog.entities()
                .filter(e -> e.retention().isPresent())
                .flatMap(e -> sqlFor(e, e.retention().orElseThrow()).stream())
                .toList();
    }

    static List<String> sqlFor(Entity entity, Retention retention) {
        return List.of(
                // Asked beforehand: IF NOT EXISTS keeps writers out while it looks.
                """
                DO $$ BEGIN
                    IF to_regclass('%1$s.%2$s') IS NULL THEN
                        CREATE INDEX %2$s ON %3$s (%4$s);
                    END IF;
                END $$"""
                        .formatted(
                                entity.domain(),
                                ConstraintName.age(entity, retention.after()),
                                entity.table(),
                                SqlText.column(retention.after())),
                "GRANT SELECT, DELETE ON %s TO tributary_recorder".formatted(entity.table()));
    }
}
