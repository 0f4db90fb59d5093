package io.tributary.command.imports;

import io.tributary.command.write.IndependentTransaction;
import io.tributary.command.write.NamedSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a batch's transaction says of its import: position, counts and refusals, committed with the
/// rows or not at all.
final class ImportBatches {
    private static final NamedSql LOCK =
            NamedSql.of(
                    """
                    select from platform.imports
                    where organization_id = {organization} and id = {id}
                      and runner = {runner} and position = {position}
                    for no key update
                    """);
    private static final NamedSql REFUSE =
            NamedSql.of(
                    """
                    insert into platform.import_refusals
                        (organization_id, import_id, line, record, reasons)
                    select {organization}, {id}, (r->>'line')::bigint,
                        decode(r->>'record', 'base64'), r->'reasons'
                    from jsonb_array_elements(cast({refusals} as jsonb)) r
                    """);
    private static final NamedSql ADVANCE =
            NamedSql.of(
                    """
                    update platform.imports set position = {position}, line = {line},
                        created = created + {created}, updated = updated + {updated},
                        skipped = skipped + {skipped}, refused = refused + {refused},
                        worked_ms = worked_ms + {worked}, token = coalesce({token}, token),
                        leased_until = clock_timestamp() + cast({lease} as interval),
                        touched_at = now()
                    where organization_id = {organization} and id = {id}
                    """);

    private ImportBatches() {}

    /// False when the import is no longer the runner's, as after its end, or not where the runner
    /// thinks.
    static boolean lock(IndependentTransaction transaction, ImportState state, UUID runner)
            throws SQLException {
        Map<String, @Nullable Object> values = identity(state);
        values.put("runner", runner);
        values.put("position", state.position());
        try (var statement = LOCK.prepare(transaction.connection(), values);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    static void refuse(
            IndependentTransaction transaction, ImportState state, List<Refusal> refusals)
            throws SQLException {
        if (refusals.isEmpty()) {
            return;
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Refusal refusal : refusals) {
            ObjectNode one = json.addObject();
            one.put("line", refusal.line());
            one.put("record", refusal.record());
            one.set("reasons", refusal.reasonsJson());
        }
        Map<String, @Nullable Object> values = identity(state);
        values.put("refusals", json.toString());
        try (var statement = REFUSE.prepare(transaction.connection(), values)) {
            statement.executeUpdate();
        }
    }

    static void advance(
            IndependentTransaction transaction,
            ImportState state,
            RowBatch batch,
            Counts counts,
            Duration worked,
            Duration lease)
            throws SQLException {
        Map<String, @Nullable Object> values = identity(state);
        values.put("position", batch.end());
        values.put("line", batch.nextLine());
        values.put("created", counts.created());
        values.put("updated", counts.updated());
        values.put("skipped", counts.skipped());
        values.put("refused", counts.refused());
        values.put("worked", worked.toMillis());
        values.put(
                "token",
                counts.created() + counts.updated() > 0 ? transaction.token().toString() : null);
        values.put("lease", lease.toString());
        try (var statement = ADVANCE.prepare(transaction.connection(), values)) {
            statement.executeUpdate();
        }
    }

    private static Map<String, @Nullable Object> identity(ImportState state) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("organization", state.organization());
        values.put("id", state.id());
        return values;
    }
}
