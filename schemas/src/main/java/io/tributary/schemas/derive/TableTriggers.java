package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Entity;
import java.util.ArrayList;
import java.util.List;

/// The triggers that hold for every writer, whichever way it comes.
final class TableTriggers {
    private TableTriggers() {}

    static List<String> sqlFor(Entity entity) {
        List<String> sql = new ArrayList<>();
        String writes = entity.captured() ? "INSERT OR UPDATE OR DELETE" : "UPDATE";
        sql.add(
                "CREATE OR REPLACE TRIGGER before_write BEFORE %s ON %s FOR EACH ROW EXECUTE FUNCTION platform.before_write()"
                        .formatted(writes, entity.table()));
        if (!entity.captured()) {
            return sql;
        }
        sql.add(
                "CREATE OR REPLACE TRIGGER journal_outside_write AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION platform.journal_outside_write()"
                        .formatted(entity.table()));
        entity.timer().ifPresent(timer -> sql.addAll(TimerTriggers.sqlFor(entity, timer)));
        List<String> tables = new ArrayList<>(List.of(entity.table().toString()));
        tables.addAll(TableDefinition.partitionsOf(entity));
        for (String table : tables) {
            sql.add(
                    "CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_truncate()"
                            .formatted(table));
        }
        return sql;
    }
}
