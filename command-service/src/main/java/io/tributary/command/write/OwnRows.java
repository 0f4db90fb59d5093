package io.tributary.command.write;

import io.tributary.command.validation.CommandRejected;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.RowJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a person's own rows, which have no documents: under the policy that shows them to nobody
/// else.
public final class OwnRows {
    /// A person has few of any kind.
    static final int MOST = 100;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String READ =
            """
            select set_config('tributary.user', {actor_text}, true);
            select to_jsonb(t)::text from %s t where t.%s
            order by t.created_at desc, t.id desc limit %d
            """;

    private final DataSource database;

    public OwnRows(DataSource database) {
        this.database = database;
    }

    /// Newest first, spelled as documents are.
    ///
    /// @param entity of scope `user`
    /// @throws CommandRejected when the database is busy
    public ArrayNode of(UUID person, Entity entity) {
        NamedSql sql =
                NamedSql.of(READ.formatted(RowColumns.table(entity), RowColumns.own(entity), MOST));
        Map<String, Object> values = Map.of("actor", person, "actor_text", person.toString());
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        try (Connection connection = database.getConnection();
                var statement = sql.prepare(connection, values)) {
            statement.execute();
            // The first result is that of saying who reads.
            statement.getMoreResults();
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    rows.add(spelled(entity, (ObjectNode) JSON.readTree(result.getString(1))));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw TenantStatements.failed(failure);
        }
    }

    private static ObjectNode spelled(Entity entity, ObjectNode row) {
        for (Column column : Columns.of(entity)) {
            JsonNode value = row.path(column.name());
            if (column.type() instanceof FieldType.Instant && value.isString()) {
                row.put(
                        column.name(),
                        RowJson.instant(
                                OffsetDateTime.parse(value.stringValue())
                                        .toInstant()
                                        .toEpochMilli()));
            }
        }
        return row;
    }
}
