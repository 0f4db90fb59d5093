package io.tributary.query.request;

import io.tributary.query.history.HistorySource;
import io.tributary.schemas.catalog.FieldType;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads the parameters of a row's history, which has one order and no conditions.
public final class HistoryReader {
    private static final FieldType POSITION = new FieldType.Long(0, Long.MAX_VALUE);
    private static final Set<String> OWN =
            Set.of(DocumentsReader.LIMIT, DocumentsReader.CURSOR, Parameters.TOKEN);

    private HistoryReader() {}

    /// @throws io.tributary.query.problem.QueryRefused naming every mistake
    public static HistoryRequest read(
            UUID organization, HistorySource source, UUID id, Parameters parameters) {
        Mistakes mistakes = new Mistakes();
        for (String name : parameters.others(OWN)) {
            mistakes.add(name, "unknown", "Expected no parameter but limit, cursor and token.");
        }
        int limit =
                DocumentsReader.limit(parameters.one(DocumentsReader.LIMIT, mistakes), mistakes);
        String list = "history " + organization + " " + source.row(id);
        Optional<String> given = parameters.one(DocumentsReader.CURSOR, mistakes);
        Optional<PageCursor> cursor = given.flatMap(t -> PageCursor.decode(t, list, POSITION));
        if (given.isPresent() && cursor.isEmpty()) {
            mistakes.add(
                    DocumentsReader.CURSOR,
                    "form",
                    "Expected the next_cursor of an answer about the same row. Start without a cursor.");
        }
        mistakes.refuseIfAny();
        return new HistoryRequest(source, id, limit, cursor, list);
    }
}
