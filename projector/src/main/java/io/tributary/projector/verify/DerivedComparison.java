package io.tributary.projector.verify;

import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.schemas.catalog.BaseColumns;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares the documents of a rollup or an embedded model with what the SQL oracle computes,
/// organization by organization.
final class DerivedComparison {
    private final DerivedShape shape;
    private final String alias;

    DerivedComparison(DerivedShape shape, String alias) {
        this.shape = shape;
        this.alias = alias;
    }

    /// Returns how many documents were compared.
    long compare(
            Connection database,
            OpenSearchCalls calls,
            Optional<UUID> organization,
            Consumer<Difference> found)
            throws SQLException, IOException {
        String sql =
                "SELECT * FROM (%s) expected ORDER BY organization_id"
                        .formatted(shape.sql(organization.isPresent()));
        try (PreparedStatement statement = database.prepareStatement(sql);
                DocumentCursor documents =
                        new DocumentCursor(
                                calls, alias, organization, List.of(BaseColumns.ORGANIZATION_ID))) {
            if (organization.isPresent()) {
                int parameters = statement.getParameterMetaData().getParameterCount();
                for (int i = 1; i <= parameters; i++) {
                    statement.setObject(i, organization.get());
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                return merge(rows, documents, found);
            }
        }
    }

    private long merge(ResultSet rows, DocumentCursor documents, Consumer<Difference> found)
            throws SQLException, IOException {
        long compared = 0;
        boolean more = rows.next();
        JsonNode hit = documents.next();
        while (more || hit != null) {
            String organization = least(more ? rows.getString(1) : null, organizationOf(hit));
            Map<String, Map<String, String>> expected = new HashMap<>();
            while (more && rows.getString(1).equals(organization)) {
                Map<String, String> fields = shape.expected(rows);
                expected.put(shape.documentId(rows), fields);
                more = rows.next();
            }
            while (hit != null && organization.equals(organizationOf(hit))) {
                compare(expected, hit, found);
                compared++;
                hit = documents.next();
            }
            expected.keySet().forEach(id -> found.accept(Difference.missing(alias, id)));
        }
        return compared;
    }

    /// Takes the document's expectation out of the map.
    private void compare(
            Map<String, Map<String, String>> expected, JsonNode hit, Consumer<Difference> found) {
        String id = hit.path("_id").asString("");
        Map<String, String> wanted = expected.remove(id);
        if (wanted == null) {
            found.accept(Difference.extra(alias, id, ""));
            return;
        }
        if (!hit.path("_routing").asString("").equals(organizationOf(hit))) {
            found.accept(Difference.extra(alias, id, "it is routed to another organization"));
            return;
        }
        Map<String, String> there = shape.found(hit.path("_source"));
        for (Map.Entry<String, String> field : wanted.entrySet()) {
            String value = there.getOrDefault(field.getKey(), DocumentText.NULL);
            if (!field.getValue().equals(value)) {
                found.accept(
                        Difference.changed(alias, id, field.getKey(), field.getValue(), value));
                return;
            }
        }
    }

    private static @Nullable String organizationOf(@Nullable JsonNode hit) {
        return hit == null
                ? null
                : hit.path("_source").path(BaseColumns.ORGANIZATION_ID).asString("");
    }

    private static String least(@Nullable String one, @Nullable String other) {
        if (one == null) {
            return other == null ? "" : other;
        }
        return other == null || one.compareTo(other) <= 0 ? one : other;
    }
}
