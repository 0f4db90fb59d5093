package io.tributary.query.request;

import io.tributary.query.history.HistorySource;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.derive.HistoryIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the parameters of the audit log, which has one order: newest first.
public final class AuditReader {
    private static final FieldType POSITION = new FieldType.Long(0, Long.MAX_VALUE);
    private static final FieldType NAME = new FieldType.Text(0, 300);
    private static final Set<String> OWN =
            Set.of(DocumentsReader.LIMIT, DocumentsReader.CURSOR, Parameters.TOKEN);

    /// What callers narrow the log by; a row is spelled `<domain>.<table>/<id>`.
    private static final QueryCollection LOG =
            new QueryCollection(
                    HistoryIndex.DOMAIN,
                    "audit",
                    HistorySource.INPUTS,
                    Role.VIEWER,
                    Optional.empty(),
                    Optional.empty(),
                    fields(),
                    Map.of(),
                    false);

    private AuditReader() {}

    private static Map<String, QueryField> fields() {
        FieldType outcome = new FieldType.Choice("Outcome", List.of("accepted", "refused"));
        return Stream.of(
                        field("actor", HistoryIndex.ACTOR, NAME),
                        field("command", HistoryIndex.COMMAND, NAME),
                        field("outcome", HistoryIndex.OUTCOME, outcome),
                        field("code", HistoryIndex.CODE, NAME),
                        field("entity", HistoryIndex.TABLES, NAME),
                        field("row", HistoryIndex.ROWS, NAME),
                        field("occurred_at", HistoryIndex.OCCURRED_AT, new FieldType.Instant()))
                .collect(Collectors.toUnmodifiableMap(QueryField::name, f -> f));
    }

    private static QueryField field(String name, String path, FieldType type) {
        return new QueryField(name, path, type, false);
    }

    /// @throws io.tributary.query.problem.QueryRefused naming every mistake
    public static AuditRequest read(UUID organization, Parameters parameters) {
        Mistakes mistakes = new Mistakes();
        ConditionReader conditions = new ConditionReader(LOG, mistakes);
        for (String name : parameters.others(OWN)) {
            parameters.one(name, mistakes).ifPresent(text -> conditions.read(name, text));
        }
        int limit =
                DocumentsReader.limit(parameters.one(DocumentsReader.LIMIT, mistakes), mistakes);
        List<Condition> wanted = conditions.conditions();
        String list = "audit " + organization + " " + wanted;
        Optional<String> given = parameters.one(DocumentsReader.CURSOR, mistakes);
        Optional<PageCursor> cursor = given.flatMap(t -> PageCursor.decode(t, list, POSITION));
        if (given.isPresent() && cursor.isEmpty()) {
            mistakes.add(
                    DocumentsReader.CURSOR,
                    "form",
                    "Expected the next_cursor of an answer to the same conditions. Start without a cursor.");
        }
        mistakes.refuseIfAny();
        return new AuditRequest(wanted, limit, cursor, list);
    }
}
