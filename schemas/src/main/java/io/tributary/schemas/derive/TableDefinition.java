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
import java.util.stream.Collectors;

/// The SQL of an entity's table: columns, partitions, policies, indexes, triggers and rights.
///
/// Every statement can be run again. The roles and the functions of schema `platform` must be
/// there.
public final class TableDefinition {
    private static final int PARTITIONS = 4;
    private static final int PARTITIONS_OF_LARGE = 8;

    /// Above this many bytes Postgres may keep a value outside the row, and an update that leaves
    /// it alone carries it only under `REPLICA IDENTITY FULL`.
    private static final int BYTES_KEPT_IN_THE_ROW = 2000;

    private TableDefinition() {}

    /// Everything of a catalog: schemas, then tables, then references.
    public static List<String> sqlFor(DomainCatalog catalog) {
        List<String> sql = new ArrayList<>();
        catalog.domains().forEach(d -> sql.addAll(schemaFor(d)));
        catalog.entities().forEach(e -> sql.addAll(sqlFor(e)));
        catalog.entities().forEach(e -> sql.addAll(referencesFor(catalog, e)));
        return List.copyOf(sql);
    }

    /// The domain's schema.
    public static List<String> schemaFor(Domain domain) {
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS %s AUTHORIZATION tributary_owner"
                        .formatted(domain.name()),
                "GRANT USAGE ON SCHEMA %s TO tributary_recorder, tributary_command, tributary_outside, tributary_capture, tributary_verify, tributary_repair"
                        .formatted(domain.name()));
    }

    /// The table without its references, which need the other tables.
    public static List<String> sqlFor(Entity entity) {
        List<String> sql = new ArrayList<>();
        sql.add(createTable(entity));
        for (String partition : partitionsOf(entity)) {
            sql.add(createPartition(entity, partition));
        }
        sql.addAll(RowSecurityPolicy.sqlFor(entity));
        sql.addAll(TableIndexes.sqlFor(entity));
        sql.addAll(TableTriggers.sqlFor(entity));
        sql.addAll(TableRights.sqlFor(entity));
        entity.retention().ifPresent(r -> sql.addAll(RetentionSupport.sqlFor(entity, r)));
        sql.addAll(replicaIdentity(entity));
        return List.copyOf(sql);
    }

    /// None where every value stays in its row, and nobody asks who saw the row before.
    static List<String> replicaIdentity(Entity entity) {
        boolean loggedWhole = canExceedARow(entity) || entity.visibility().saidByFields();
        if (!entity.captured() || !loggedWhole) {
            return List.of();
        }
        return partitionsOf(entity).stream()
                .map("ALTER TABLE %s REPLICA IDENTITY FULL"::formatted)
                .toList();
    }

    /// One foreign key per reference, checked at the end of each statement, never cascading.
    public static List<String> referencesFor(DomainCatalog catalog, Entity entity) {
        return TableReferences.sqlFor(catalog, entity);
    }

    /// The tables that hold the rows, `<domain>.<table>_p<n>`; none when the table is not divided.
    public static List<String> partitionsOf(Entity entity) {
        List<String> partitions = new ArrayList<>();
        for (int i = 0; entity.scope() != Scope.PLATFORM && i < partitionCount(entity); i++) {
            partitions.add(entity.table() + "_p" + i);
        }
        return partitions;
    }

    private static int partitionCount(Entity entity) {
        return entity.large() ? PARTITIONS_OF_LARGE : PARTITIONS;
    }

    private static String createTable(Entity entity) {
        List<String> lines = new ArrayList<>();
        Columns.of(entity).forEach(c -> lines.add(ColumnDefinition.of(entity, c)));
        lines.add(
                "CONSTRAINT %s PRIMARY KEY (%s)"
                        .formatted(ConstraintName.key(entity), SqlText.columns(keyOf(entity))));
        for (List<String> unique : entity.uniques()) {
            lines.add(
                    "CONSTRAINT %s UNIQUE (%s)"
                            .formatted(
                                    ConstraintName.unique(entity, unique),
                                    SqlText.columns(TableIndexes.led(entity, unique))));
        }
        for (EntityField field : entity.fields()) {
            ColumnDefinition.checkConstraint(entity, field).ifPresent(lines::add);
        }
        if (entity.singleton() && entity.scope() == Scope.ORGANIZATION) {
            lines.add(
                    "CONSTRAINT %s CHECK (id = organization_id)"
                            .formatted(ConstraintName.check(entity, BaseColumns.ID)));
        }
        return "CREATE TABLE IF NOT EXISTS %s (\n%s\n)%s"
                .formatted(
                        entity.table(),
                        lines.stream().map(l -> "    " + l).collect(Collectors.joining(",\n")),
                        entity.scope() == Scope.PLATFORM
                                ? ""
                                : " PARTITION BY HASH (%s)".formatted(ownerOf(entity)));
    }

    private static String createPartition(Entity entity, String partition) {
        return "CREATE TABLE IF NOT EXISTS %s PARTITION OF %s FOR VALUES WITH (MODULUS %d, REMAINDER %s)"
                .formatted(
                        partition,
                        entity.table(),
                        partitionCount(entity),
                        partition.substring(partition.lastIndexOf("_p") + 2));
    }

    private static List<String> keyOf(Entity entity) {
        return entity.scope() == Scope.PLATFORM
                ? List.of(BaseColumns.ID)
                : List.of(ownerOf(entity), BaseColumns.ID);
    }

    /// The column by which rows belong to somebody.
    static String ownerOf(Entity entity) {
        return BaseColumns.of(entity.scope()).getFirst();
    }

    private static boolean canExceedARow(Entity entity) {
        long bytes = 0;
        for (Column column : Columns.of(entity)) {
            bytes +=
                    switch (column.type()) {
                        case FieldType.Text text -> 4L * text.maxLength();
                        case FieldType.Json json -> 4L * json.maxLength();
                        case FieldType.TextList list -> 4L * list.maxItems() * list.maxLength();
                        default -> 16;
                    };
        }
        return bytes > BYTES_KEPT_IN_THE_ROW;
    }
}
