package io.tributary.command.write;

import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers of commands that carried an idempotency key.
///
/// **An answer is committed with its command or not at all**, so it survives any crash. A command
/// of one row keeps no copy: its journal row is the answer.
final class StoredAnswers {
    private static final NamedSql SELECT =
            NamedSql.of(
                    """
                    select set_config('tributary.organization', {organization_text}, true);
                    select k.request_hash, k.answer::text,
                           j.outcome, j.changes->0->>'id',
                           coalesce(j.changes->0->'after', j.changes->0->'before')->>'version',
                           j.transaction::text,
                           (extract(epoch from j.occurred_at) * 1000)::bigint
                    from platform.idempotency_keys k
                    left join platform.journal j on j.organization_id = {organization}
                        and j.id = (k.answer->>'journal')::uuid
                    where k.organization_id = {organization} and k.actor = {actor_text}
                      and k.key = {key}
                    """);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource database;

    StoredAnswers(DataSource database) {
        this.database = database;
    }

    /// Empty when the key holds no answer: the command it was used for was refused meanwhile.
    Optional<Answer> find(CommandContext context) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        values.put("organization", context.organization());
        values.put("organization_text", context.organization().toString());
        values.put("actor_text", context.actor().toString());
        values.put("key", context.idempotencyKey().orElseThrow());
        try (Connection connection = database.getConnection();
                var statement = SELECT.prepare(connection, values)) {
            statement.execute();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(row.getBytes(1), context.requestHash())) {
                    return Optional.of(Answer.refused(otherRequest()));
                }
                JsonNode stored = JSON.readTree(row.getString(2));
                if (stored.has("rows")) {
                    return Optional.of(read(context.organization(), stored));
                }
                if (!"accepted".equals(row.getString(3))) {
                    return Optional.empty();
                }
                return Optional.of(
                        new Answer.Accepted(
                                List.of(
                                        new Answer.Row(
                                                UUID.fromString(row.getString(4)), row.getLong(5))),
                                new ConsistencyToken(
                                        context.organization(),
                                        Long.parseUnsignedLong(row.getString(6)),
                                        Instant.ofEpochMilli(row.getLong(7))),
                                true));
            }
        }
    }

    /// What is stored for a batch or a rule's command.
    static String written(Answer.Accepted answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("token", answer.token().toString());
        ArrayNode rows = json.putArray("rows");
        for (Answer.Row row : answer.rows()) {
            rows.addObject().put("id", row.id().toString()).put("version", row.version());
        }
        return json.toString();
    }

    private static Answer.Accepted read(UUID organization, JsonNode stored) {
        List<Answer.Row> rows = new ArrayList<>();
        for (JsonNode row : stored.get("rows")) {
            rows.add(
                    new Answer.Row(
                            UUID.fromString(row.get("id").stringValue()),
                            row.get("version").longValue()));
        }
        ConsistencyToken token =
                ConsistencyToken.parse(stored.get("token").stringValue())
                        .orElse(new ConsistencyToken(organization, 0, Instant.EPOCH));
        return new Answer.Accepted(rows, token, true);
    }

    private static Rejection otherRequest() {
        return Rejection.of(
                ErrorCode.COMMAND_IDEMPOTENCY_MISMATCH,
                "Expected the request that this Idempotency-Key was first used with, but found"
                        + " another one. Take a new key for a new request.");
    }
}
