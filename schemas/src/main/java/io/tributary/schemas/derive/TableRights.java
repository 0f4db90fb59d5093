package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Scope;
import java.util.ArrayList;
import java.util.List;

/// Rights on the table itself, never on its partitions.
final class TableRights {
    private TableRights() {}

    static List<String> sqlFor(Entity entity) {
        List<String> sql = new ArrayList<>();
        String writes = entity.appendOnly() ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
        if (entity.scope() != Scope.PLATFORM) {
            sql.add(grant(writes, entity, "tributary_command, tributary_outside"));
        }
        sql.add(grant("SELECT", entity, "tributary_capture, tributary_verify"));
        sql.add(grant("SELECT, UPDATE", entity, "tributary_repair"));
        return sql;
    }

    private static String grant(String rights, Entity entity, String roles) {
        return "GRANT %s ON %s TO %s".formatted(rights, entity.table(), roles);
    }
}
