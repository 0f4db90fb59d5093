package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Entity;
import java.util.ArrayList;
import java.util.List;

/// The indexes of a table beside its key, each led by the rows' owner.
final class TableIndexes {
    private TableIndexes() {}

    static List<String> sqlFor(Entity entity) {
        List<String> sql = new ArrayList<>();
        for (List<String> fields : indexesOf(entity)) {
            sql.add(
                    "CREATE INDEX IF NOT EXISTS %s ON %s (%s)"
                            .formatted(
                                    ConstraintName.index(entity, fields),
                                    entity.table(),
                                    SqlText.columns(led(entity, fields))));
        }
        if (!TableDefinition.partitionsOf(entity).isEmpty()) {
            sql.add(renameInPartitions(entity));
        }
        return sql;
    }

    /// The fields behind the column that says whose a row is.
    static List<String> led(Entity entity, List<String> fields) {
        if (TableDefinition.partitionsOf(entity).isEmpty()) {
            return fields;
        }
        String owner = TableDefinition.ownerOf(entity);
        List<String> led = new ArrayList<>(List.of(owner));
        fields.stream().filter(f -> !f.equals(owner)).forEach(led::add);
        return led;
    }

    /// The declared ones, and one for each reference that no other begins with.
    static List<List<String>> indexesOf(Entity entity) {
        List<List<String>> indexes = new ArrayList<>(entity.indexes());
        entity.fields().stream()
                .filter(f -> f.reference().isPresent())
                .map(f -> f.name())
                .filter(name -> indexes.stream().noneMatch(i -> i.getFirst().equals(name)))
                .filter(name -> entity.uniques().stream().noneMatch(u -> u.getFirst().equals(name)))
                .forEach(name -> indexes.add(List.of(name)));
        return indexes;
    }

    /// Postgres reports a violation by the name that the partition's index has, so that name must
    /// tell the constraint.
    private static String renameInPartitions(Entity entity) {
        return """
               DO $$ DECLARE part record; BEGIN
                   FOR part IN
                       SELECT format('%%I.%%I', n.nspname, child.relname) AS name,
                              parent.relname || substring(tab.relname from '_p[0-9]+$') AS wanted
                       FROM pg_index root
                       JOIN pg_inherits h ON h.inhparent = root.indexrelid
                       JOIN pg_class parent ON parent.oid = h.inhparent
                       JOIN pg_class child ON child.oid = h.inhrelid
                       JOIN pg_namespace n ON n.oid = child.relnamespace
                       JOIN pg_index i ON i.indexrelid = child.oid
                       JOIN pg_class tab ON tab.oid = i.indrelid
                       WHERE root.indrelid = '%s'::regclass
                         AND child.relname <> parent.relname || substring(tab.relname from '_p[0-9]+$')
                   LOOP
                       EXECUTE format('ALTER INDEX %%s RENAME TO %%I', part.name, part.wanted);
                   END LOOP;
               END $$"""
                .formatted(entity.table());
    }
}
