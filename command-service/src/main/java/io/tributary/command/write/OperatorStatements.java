package io.tributary.command.write;

import io.tributary.command.validation.TimeOrderedId;
import io.tributary.schemas.catalog.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What operators do inside one organization beside its commands, journaled there in the same
/// transaction.
public final class OperatorStatements {
    private static final String AND_JOURNAL =
            """
            , journaled as (
                insert into platform.journal (organization_id, id, actor, command, outcome,
                    traceparent)
                select {organization}, {journal}, {actor_text}, {command}, 'accepted', {traceparent}
                from done)
            select count(*) from done
            """;

    private final DataSource database;

    public OperatorStatements(DataSource database) {
        this.database = database;
    }

    /// @param statement changes rows, returning one per change; it may name `{organization}`
    /// @return whether it changed anything; otherwise nothing is journaled
    public boolean change(
            CommandContext context,
            String statement,
            Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> values = new HashMap<>(more);
        values.put("organization", context.organization());
        values.put("organization_text", context.organization().toString());
        values.put("actor_text", context.actor().toString());
        values.put("command", context.command());
        values.put("context", context.json());
        values.put("traceparent", context.traceparent());
        values.put("journal", TimeOrderedId.next());
        NamedSql sql =
                NamedSql.of(
                        WriteSql.enter(Scope.ORGANIZATION)
                                + ";\nwith done as ("
                                + statement
                                + ")"
                                + AND_JOURNAL);
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = sql.prepare(connection, values)) {
            prepared.execute();
            // The first result is that of entering the organization.
            prepared.getMoreResults();
            try (ResultSet row = prepared.getResultSet()) {
                row.next();
                return row.getLong(1) > 0;
            }
        } catch (SQLException failure) {
            throw TenantStatements.failed(failure);
        }
    }
}
