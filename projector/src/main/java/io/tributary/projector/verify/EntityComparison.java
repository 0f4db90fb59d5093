package io.tributary.projector.verify;

import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.ContentHash;
import io.tributary.schemas.derive.IndexMapping;
import io.tributary.schemas.derive.Oracle;
import io.tributary.schemas.derive.VisibleTo;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares a table with its entity documents: both sides stream in the order of organization and
/// id, and are merged; nothing is held in memory but a page.
///
/// The content hash of a document is computed anew from what the document says. Who sees it is
/// computed from the same, or by the SQL oracle where other rows decide.
final class EntityComparison {
    private final Entity entity;
    private final String alias;
    private final List<Column> columns;
    private final boolean decidedByOthers;
    private final Oracle oracle;

    EntityComparison(ReadModel.OfEntity model, Oracle oracle) {
        this.entity = model.entity();
        this.decidedByOthers = model.fedByTopology();
        this.oracle = oracle;
        this.alias = model.alias();
        this.columns = Columns.of(entity);
    }

    /// @param visibleTo by the oracle; null when the row's own fields say it
    private record Row(String key, ContentHash hash, @Nullable List<String> visibleTo) {}

    /// Returns how many rows and documents were compared.
    long compare(
            Connection database,
            OpenSearchCalls calls,
            Optional<UUID> organization,
            Consumer<Difference> found)
            throws SQLException, IOException {
        String decided =
                decidedByOthers
                        ? " JOIN (%s) decided USING (organization_id, id)"
                                .formatted(
                                        oracle.sqlForVisibility(
                                                entity, Oracle.Extent.ALL_ORGANIZATIONS))
                        : "";
        String sql =
                "SELECT * FROM (%s) compared%s%s ORDER BY organization_id, id"
                        .formatted(
                                ContentHash.sqlFor(entity),
                                decided,
                                organization.isPresent() ? " WHERE organization_id = ?" : "");
        try (PreparedStatement statement = database.prepareStatement(sql);
                DocumentCursor documents =
                        new DocumentCursor(
                                calls,
                                alias,
                                organization,
                                List.of(BaseColumns.ORGANIZATION_ID, BaseColumns.ID))) {
            if (organization.isPresent()) {
                statement.setObject(1, organization.get());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return merge(database, rows, documents, found);
            }
        }
    }

    private long merge(
            Connection database,
            ResultSet rows,
            DocumentCursor documents,
            Consumer<Difference> found)
            throws SQLException, IOException {
        long compared = 0;
        Row row = nextRow(rows);
        JsonNode hit = nextInPlace(documents, found);
        while (row != null || hit != null) {
            int order = row == null ? 1 : hit == null ? -1 : row.key().compareTo(keyOf(hit));
            if (order < 0 && row != null) {
                found.accept(Difference.missing(alias, row.key()));
            } else if (order > 0 && hit != null) {
                found.accept(Difference.extra(alias, keyOf(hit), ""));
            } else if (row != null && hit != null) {
                content(database, row, hit, found);
            }
            compared++;
            row = order <= 0 ? nextRow(rows) : row;
            hit = order >= 0 ? nextInPlace(documents, found) : hit;
        }
        return compared;
    }

    private void content(Connection database, Row row, JsonNode hit, Consumer<Difference> found)
            throws SQLException {
        JsonNode source = hit.path("_source");
        List<String> texts = new ArrayList<>(columns.size());
        columns.forEach(c -> texts.add(DocumentText.of(c.type(), source.path(c.name()))));
        ContentHash hash = ContentHash.ofTexts(columns, texts);
        if (!hash.equals(row.hash())) {
            found.accept(changedField(database, row, texts));
            return;
        }
        List<Integer> stored = new ArrayList<>();
        IndexMapping.HASH_FIELDS.forEach(f -> stored.add(source.path(f).asInt(-1)));
        if (!stored.equals(hash.parts())) {
            found.accept(
                    Difference.changed(
                            alias, row.key(), "content_hash", "" + hash.parts(), "" + stored));
            return;
        }
        List<String> decided = row.visibleTo();
        Set<String> expected =
                new TreeSet<>(
                        decided == null
                                ? VisibleTo.of(
                                        entity.visibility(),
                                        field -> textOrNull(source.path(field)))
                                : decided);
        Set<String> visible = new TreeSet<>();
        source.path(VisibleTo.FIELD).forEach(v -> visible.add(v.asString("")));
        if (!expected.equals(visible)) {
            found.accept(
                    Difference.changed(
                            alias, row.key(), VisibleTo.FIELD, "" + expected, "" + visible));
        }
    }

    private static @Nullable String textOrNull(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asString("");
    }

    /// Names the first field that differs, by asking for the row's texts.
    private Difference changedField(Connection database, Row row, List<String> texts)
            throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement(ContentHash.textsSqlFor(entity))) {
            int slash = row.key().indexOf('/');
            statement.setObject(1, UUID.fromString(row.key().substring(0, slash)));
            statement.setObject(2, UUID.fromString(row.key().substring(slash + 1)));
            try (ResultSet now = statement.executeQuery()) {
                if (now.next()) {
                    for (int i = 0; i < columns.size(); i++) {
                        String expected = now.getString(i + 1);
                        if (!texts.get(i).equals(expected)) {
                            return Difference.changed(
                                    alias,
                                    row.key(),
                                    columns.get(i).name(),
                                    expected,
                                    texts.get(i));
                        }
                    }
                }
            }
        }
        return Difference.changed(alias, row.key(), "content_hash", "the row's", "another");
    }

    private @Nullable Row nextRow(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return null;
        }
        return new Row(
                rows.getString(1) + "/" + rows.getString(2),
                new ContentHash(rows.getInt(3), rows.getInt(4), rows.getInt(5)),
                decidedByOthers ? List.of((String[]) rows.getArray(6).getArray()) : null);
    }

    /// Reports documents under a wrong id or routing on the way.
    private @Nullable JsonNode nextInPlace(DocumentCursor documents, Consumer<Difference> found)
            throws IOException {
        while (true) {
            JsonNode hit = documents.next();
            if (hit == null) {
                return null;
            }
            String id = hit.path("_id").asString("");
            String organization =
                    hit.path("_source").path(BaseColumns.ORGANIZATION_ID).asString("");
            if (id.equals(keyOf(hit)) && hit.path("_routing").asString("").equals(organization)) {
                return hit;
            }
            found.accept(
                    Difference.extra(
                            alias, id, "id, routing and organization do not belong together"));
        }
    }

    private static String keyOf(JsonNode hit) {
        JsonNode source = hit.path("_source");
        return source.path(BaseColumns.ORGANIZATION_ID).asString("")
                + "/"
                + source.path(BaseColumns.ID).asString("");
    }
}
