package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Domain;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Foreign keys that hold within one organization.
///
/// A reference to a row of scope global carries the target's organization in a field beside it,
/// `tag_organization_id` for `tag_id`; without that field there is no foreign key.
final class TableReferences {
    private TableReferences() {}

    static List<String> sqlFor(DomainCatalog catalog, Entity entity) {
        Optional<Domain> domain = catalog.find(entity.domain());
        List<String> sql = new ArrayList<>();
        for (EntityField field : entity.fields()) {
            field.reference()
                    .flatMap(r -> domain.flatMap(d -> catalog.target(d, r)))
                    .flatMap(target -> foreignKey(entity, field, target))
                    .ifPresent(sql::add);
        }
        return sql;
    }

    private static Optional<String> foreignKey(Entity entity, EntityField field, Entity target) {
        String name = ConstraintName.reference(entity, field.name());
        return keyColumns(entity, field, target)
                .map(
                        columns ->
                                """
                                DO $$ BEGIN
                                    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '%s'::regclass AND conname = '%s') THEN
                                        ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s);
                                    END IF;
                                END $$"""
                                        .formatted(
                                                entity.table(),
                                                name,
                                                entity.table(),
                                                name,
                                                SqlText.columns(columns),
                                                target.table(),
                                                SqlText.columns(targetColumns(target))));
    }

    private static Optional<List<String>> keyColumns(
            Entity entity, EntityField field, Entity target) {
        return switch (target.scope()) {
            case ORGANIZATION, USER ->
                    Optional.of(List.of(TableDefinition.ownerOf(entity), field.name()));
            case PLATFORM -> Optional.of(List.of(field.name()));
            case GLOBAL ->
                    Optional.of(field.name().replaceFirst("_id$", "") + "_organization_id")
                            .filter(beside -> isUuid(entity, beside))
                            .map(beside -> List.of(beside, field.name()));
        };
    }

    private static List<String> targetColumns(Entity target) {
        return target.scope() == Scope.PLATFORM
                ? List.of(BaseColumns.ID)
                : List.of(TableDefinition.ownerOf(target), BaseColumns.ID);
    }

    private static boolean isUuid(Entity entity, String field) {
        return entity.findField(field).filter(f -> f.type() instanceof FieldType.Uuid).isPresent();
    }
}
