package io.tributary.command.write;

import io.tributary.command.validation.TimeOrderedId;
import io.tributary.schemas.catalog.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Journals decided commands whose transaction had to be rolled back.
final class RefusalJournal {
    private static final NamedSql INSERT =
            NamedSql.of(
                    WriteSql.enter(Scope.ORGANIZATION)
                            + """
                            ;
                            insert into platform.journal (organization_id, id, actor, command,
                                outcome, code, traceparent, idempotency_key)
                            values ({organization}, {journal}, {actor_text}, {command}, 'refused',
                                {code}, {traceparent}, {key})
                            """);

    private final DataSource database;

    RefusalJournal(DataSource database) {
        this.database = database;
    }

    void record(CommandContext context, String code) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("organization", context.organization());
        values.put("organization_text", context.organization().toString());
        values.put("actor_text", context.actor().toString());
        values.put("member", context.caller().member());
        values.put("command", context.command());
        values.put("context", context.json());
        values.put("traceparent", context.traceparent());
        values.put("key", context.idempotencyKey().orElse(null));
        values.put("journal", TimeOrderedId.next());
        values.put("code", code);
        try (Connection connection = database.getConnection();
                var statement = INSERT.prepare(connection, values)) {
            statement.execute();
        }
    }
}
