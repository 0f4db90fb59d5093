package io.tributary.command.imports;

import io.tributary.command.write.TenantStatements;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The refused records of an import as a file of its own format, in the order of the upload:
/// mended, it can be imported as it is.
final class RefusedRows {
    private static final int PAGE = 500;
    private static final String SELECT =
            """
            select line, record, reasons::text from platform.import_refusals
            where organization_id = {organization} and import_id = {id} and line > {after}
            order by line limit {most}
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A refused record as it was kept.
    ///
    /// @param reasons a list of `{"field", "code", "message"}`
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(long line, byte[] record, JsonNode reasons) {}

    private final TenantStatements statements;
    private final Turns turns;

    RefusedRows(TenantStatements statements, Turns turns) {
        this.statements = statements;
        this.turns = turns;
    }

    void write(ImportState state, OutputStream out) throws IOException {
        RefusedFile file = RefusedFile.of(state, out);
        long after = 0;
        List<Kept> page;
        do {
            page = page(state, after);
            for (Kept kept : page) {
                file.write(kept);
                after = kept.line();
            }
        } while (page.size() == PAGE);
        file.flush();
    }

    private List<Kept> page(ImportState state, long after) {
        return turns.run(
                state.organization(),
                () ->
                        statements.query(
                                state.organization(),
                                SELECT,
                                Map.of("id", state.id(), "after", after, "most", PAGE),
                                row ->
                                        new Kept(
                                                row.getLong(1),
                                                row.getBytes(2),
                                                JSON.readTree(row.getString(3)))));
    }
}
