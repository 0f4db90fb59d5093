package io.tributary.command.imports;

import io.tributary.command.imports.record.ByteSource;
import io.tributary.command.write.TenantStatements;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The uploaded bytes, kept in the database in parts.
final class ImportUploads {
    /// Bytes of every part but the last.
    static final int PART = 1 << 20;

    private static final String BEGIN =
            """
            insert into platform.imports (organization_id, id, domain, entity, format, existing,
                actor, operator, key_hash, traceparent, columns, position, line)
            select {organization}, {id}, {domain}, {entity}, {format}, {existing}, {actor},
                cast({operator} as boolean), {key_hash}, {traceparent}, {columns}, {position}, {line}
            where (select count(*) from platform.imports
                   where organization_id = {organization}
                     and status in ('receiving', 'waiting', 'running')) < {unfinished}
            """;
    private static final String APPEND =
            """
            with appended as (
                insert into platform.import_parts (organization_id, import_id, number, bytes)
                values ({organization}, {id}, {number}, {bytes}))
            update platform.imports set size = size + {added}, touched_at = now()
            where organization_id = {organization} and id = {id}
            """;
    private static final String RECEIVED =
            """
            update platform.imports set status = 'waiting', touched_at = now()
            where organization_id = {organization} and id = {id} and status = 'receiving'
            """;
    private static final String DROP =
            """
            with parts as (
                delete from platform.import_parts
                where organization_id = {organization} and import_id = {id})
            delete from platform.imports
            where organization_id = {organization} and id = {id} and status = 'receiving'
            """;
    private static final String PART_OF =
            """
            select bytes from platform.import_parts
            where organization_id = {organization} and import_id = {id} and number = {number}
            """;

    private final TenantStatements statements;

    ImportUploads(TenantStatements statements) {
        this.statements = statements;
    }

    /// False when the organization has as many unfinished ones as it may.
    boolean begin(ImportState state, int unfinished) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", state.id());
        values.put("domain", state.domain());
        values.put("entity", state.entity());
        values.put("format", state.format().spelling());
        values.put("existing", state.existing().spelling());
        values.put("actor", state.caller().user());
        values.put("operator", Boolean.toString(state.caller().operator()));
        values.put("key_hash", state.caller().keyHash().orElse(null));
        values.put("traceparent", state.traceparent());
        values.put("columns", state.columns().toArray(String[]::new));
        values.put("position", state.position());
        values.put("line", state.line());
        values.put("unfinished", unfinished);
        return statements.update(state.organization(), BEGIN, values) == 1;
    }

    void append(UUID organization, UUID id, int number, byte[] bytes) {
        statements.update(
                organization,
                APPEND,
                Map.of("id", id, "number", number, "bytes", bytes, "added", (long) bytes.length));
    }

    /// Lets the import be worked on.
    void received(UUID organization, UUID id) {
        statements.update(organization, RECEIVED, Map.of("id", id));
    }

    /// Forgets an upload that broke off.
    void drop(UUID organization, UUID id) {
        statements.update(organization, DROP, Map.of("id", id));
    }

    ByteSource bytesOf(ImportState state) {
        return position -> {
            if (position >= state.size()) {
                return new byte[0];
            }
            byte[] part = part(state, (int) (position / PART));
            return Arrays.copyOfRange(part, (int) (position % PART), part.length);
        };
    }

    private byte[] part(ImportState state, int number) {
        List<byte[]> found =
                statements.query(
                        state.organization(),
                        PART_OF,
                        Map.of("id", state.id(), "number", number),
                        row -> row.getBytes(1));
        // It was cancelled meanwhile: the next batch will not be written.
        return found.isEmpty() ? new byte[0] : found.getFirst();
    }
}
