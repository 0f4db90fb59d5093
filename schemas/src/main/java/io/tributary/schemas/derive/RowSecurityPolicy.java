package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ReservedOrganization;
import java.util.ArrayList;
import java.util.List;

/// Row level security: which rows the writing roles see and write. No organization set means none.
final class RowSecurityPolicy {
    private static final String ROLES = "tributary_command, tributary_outside";

    /// A finished transaction leaves the setting as an empty text on its connection.
    private static final String ORGANIZATION =
            "organization_id = nullif(current_setting('tributary.organization', true), '')::uuid";

    private static final String PERSON =
            "user_id = nullif(current_setting('tributary.user', true), '')::uuid";

    private RowSecurityPolicy() {}

    static List<String> sqlFor(Entity entity) {
        String table = entity.table().toString();
        return switch (entity.scope()) {
            case ORGANIZATION -> secured(entity, List.of(policy(table, "ALL", ORGANIZATION)));
            case USER -> secured(entity, List.of(policy(table, "ALL", PERSON)));
            case GLOBAL ->
                    secured(
                            entity,
                            List.of(
                                    policy(table, "ALL", ORGANIZATION),
                                    policy(
                                            table,
                                            "SELECT",
                                            "organization_id = '%s'"
                                                    .formatted(ReservedOrganization.ID))));
            case PLATFORM -> List.of();
        };
    }

    /// The partitions have no policy: whoever names one directly sees nothing.
    private static List<String> secured(Entity entity, List<String> policies) {
        List<String> sql = new ArrayList<>();
        List<String> tables = new ArrayList<>(List.of(entity.table().toString()));
        tables.addAll(TableDefinition.partitionsOf(entity));
        for (String table : tables) {
            sql.add(
                    "ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
                            .formatted(table));
        }
        sql.addAll(policies);
        return sql;
    }

    private static String policy(String table, String command, String condition) {
        String name = command.equals("ALL") ? "own_rows" : "shared_rows";
        String check = command.equals("ALL") ? " WITH CHECK (%s)".formatted(condition) : "";
        return """
               DO $$ BEGIN
                   CREATE POLICY %s ON %s FOR %s TO %s USING (%s)%s;
               EXCEPTION WHEN duplicate_object THEN NULL; END $$"""
                .formatted(name, table, command, ROLES, condition, check);
    }
}
