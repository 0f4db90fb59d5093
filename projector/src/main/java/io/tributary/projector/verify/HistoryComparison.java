package io.tributary.projector.verify;

import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.ReservedOrganization;
import io.tributary.schemas.derive.HistoryIndex;
import io.tributary.schemas.derive.JournalSchema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares the journal with the history: each entry of an organization has its document, and there
/// is no other. An entry never changes, so that their contents are not compared. Documents of
/// months that the journal has dropped stay.
final class HistoryComparison {
    private static final String SQL =
            """
            SELECT concat(organization_id, '/', id) FROM %s
            WHERE organization_id <> '%s'%s
            ORDER BY organization_id, id\
            """;

    private HistoryComparison() {}

    /// Returns how many entries and documents were compared.
    static long compare(
            Connection database,
            OpenSearchCalls calls,
            Optional<UUID> organization,
            Consumer<Difference> found)
            throws SQLException, IOException {
        String sql =
                SQL.formatted(
                        JournalSchema.TABLE,
                        ReservedOrganization.ID,
                        organization.isPresent() ? " AND organization_id = ?" : "");
        List<String> key = List.of(BaseColumns.ORGANIZATION_ID, BaseColumns.ID);
        try (PreparedStatement statement = database.prepareStatement(sql);
                DocumentCursor documents =
                        new DocumentCursor(calls, HistoryIndex.ALIAS, organization, key, key)) {
            if (organization.isPresent()) {
                statement.setObject(1, organization.get());
            }
            try (ResultSet entries = statement.executeQuery()) {
                return merge(entries, documents, JournalVerification.droppedBelow(database), found);
            }
        }
    }

    private static long merge(
            ResultSet entries,
            DocumentCursor documents,
            String droppedBelow,
            Consumer<Difference> found)
            throws SQLException, IOException {
        long compared = 0;
        String entry = next(entries);
        String document = next(documents);
        while (entry != null || document != null) {
            int order = entry == null ? 1 : document == null ? -1 : entry.compareTo(document);
            if (order < 0 && entry != null) {
                found.accept(Difference.missing(HistoryIndex.ALIAS, entry));
            } else if (order > 0 && document != null && !dropped(document, droppedBelow)) {
                found.accept(Difference.extra(HistoryIndex.ALIAS, document, ""));
            }
            compared++;
            entry = order <= 0 ? next(entries) : entry;
            document = order >= 0 ? next(documents) : document;
        }
        return compared;
    }

    private static boolean dropped(String document, String below) {
        return document.substring(document.indexOf('/') + 1).compareTo(below) < 0;
    }

    private static @Nullable String next(ResultSet entries) throws SQLException {
        return entries.next() ? entries.getString(1) : null;
    }

    private static @Nullable String next(DocumentCursor documents) throws IOException {
        JsonNode hit = documents.next();
        return hit == null ? null : hit.path("_id").asString("");
    }
}
