package io.tributary.command.imports;

import io.tributary.command.tenancy.Caller;
import io.tributary.command.write.TenantStatements;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the database knows of imports.
final class ImportRegister {
    private static final String FIND =
            "select * from platform.imports where organization_id = {organization} and id = {id}";

    private static final String END =
            """
            with ended as (
                update platform.imports
                set status = {status}, code = {code}, detail = {detail}, runner = null,
                    ended_at = now(), touched_at = now()
                where organization_id = {organization} and id = {id}
                  and status in ('waiting', 'running')
                  and (cast({runner} as uuid) is null or runner = cast({runner} as uuid))
                returning id),
            unneeded as (
                delete from platform.import_parts p using ended
                where p.organization_id = {organization} and p.import_id = ended.id)
            select id from ended
            """;

    private final TenantStatements statements;

    ImportRegister(TenantStatements statements) {
        this.statements = statements;
    }

    /// Empty when the organization has none of this id.
    Optional<ImportState> find(UUID organization, UUID id) {
        return statements.query(organization, FIND, Map.of("id", id), ImportRegister::read).stream()
                .findFirst();
    }

    /// Between two batches; what was written stays. An import that has ended stays as it is.
    void cancel(UUID organization, UUID id) {
        end(organization, id, null, ImportStatus.CANCELLED, null);
    }

    /// Does nothing when it is no longer the runner's.
    void finish(ImportState state, UUID runner) {
        end(state.organization(), state.id(), runner, ImportStatus.FINISHED, null);
    }

    /// Does nothing when it is no longer the runner's.
    void fail(ImportState state, UUID runner, ImportState.Problem problem) {
        end(state.organization(), state.id(), runner, ImportStatus.FAILED, problem);
    }

    private void end(
            UUID organization,
            UUID id,
            @Nullable UUID runner,
            ImportStatus status,
            ImportState.@Nullable Problem problem) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", id);
        values.put("runner", runner == null ? null : runner.toString());
        values.put("status", status.spelling());
        values.put("code", problem == null ? null : problem.code());
        values.put("detail", problem == null ? null : problem.detail());
        statements.query(organization, END, values, row -> row.getString(1));
    }

    private static ImportState read(ResultSet row) throws SQLException {
        String code = row.getString("code");
        Array columns = row.getArray("columns");
        return new ImportState(
                row.getObject("organization_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("domain"),
                row.getString("entity"),
                ImportFormat.ofSpelling(row.getString("format")),
                Existing.ofSpelling(row.getString("existing")).orElseThrow(),
                new Caller(
                        row.getObject("actor", UUID.class),
                        row.getBoolean("operator"),
                        false,
                        // Who was signed out has not started it in vain.
                        Caller.ALWAYS,
                        Optional.ofNullable(row.getString("key_hash"))),
                row.getString("traceparent"),
                columns == null ? List.of() : List.of((String[]) columns.getArray()),
                ImportStatus.ofSpelling(row.getString("status")),
                row.getLong("size"),
                row.getLong("position"),
                row.getLong("line"),
                new Counts(
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("skipped"),
                        row.getLong("refused")),
                row.getLong("worked_ms"),
                code == null
                        ? Optional.empty()
                        : Optional.of(new ImportState.Problem(code, row.getString("detail"))),
                Optional.ofNullable(row.getString("token")),
                new ImportState.Times(
                        row.getTimestamp("created_at").toInstant(),
                        moment(row, "started_at"),
                        moment(row, "ended_at")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
