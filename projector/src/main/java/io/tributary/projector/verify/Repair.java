package io.tributary.projector.verify;

import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.IndexMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends what differs through the pipeline once more.
///
/// A row is touched: an update that changes nothing is captured like any other. A document without
/// a row gets a tombstone. A derived document is emitted anew when a row that it is made of is
/// touched. **No index is ever written from here.**
@Component
final class Repair {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ReadModels models;
    private final LiveCatalog catalog;
    private final VerifyDatabase database;

    Repair(ReadModels models, LiveCatalog catalog, VerifyDatabase database) {
        this.models = models;
        this.catalog = catalog;
        this.database = database;
    }

    /// Adds to extra documents whether anybody knows their organization.
    List<Difference> explained(List<Difference> differences) throws SQLException {
        boolean none = differences.stream().noneMatch(d -> d.kind() == Difference.Kind.EXTRA);
        if (none) {
            return differences;
        }
        List<Difference> explained = new ArrayList<>();
        Map<String, Boolean> known = new HashMap<>();
        try (Connection connection = database.reading()) {
            for (Difference difference : differences) {
                String organization = organizationOf(difference);
                if (difference.kind() == Difference.Kind.EXTRA && difference.found().isEmpty()) {
                    Boolean there = known.get(organization);
                    if (there == null) {
                        there = isKnown(connection, organization);
                        known.put(organization, there);
                    }
                    explained.add(
                            Difference.extra(
                                    difference.readModel(),
                                    difference.documentId(),
                                    there ? "no row says so" : "no row has this organization"));
                } else {
                    explained.add(difference);
                }
            }
        }
        return explained;
    }

    private boolean isKnown(Connection connection, String organization) throws SQLException {
        UUID id;
        try {
            id = UUID.fromString(organization);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
        for (ReadModel.OfEntity model : models.entities()) {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "SELECT 1 FROM %s WHERE organization_id = ? LIMIT 1"
                                    .formatted(model.entity().table()))) {
                statement.setObject(1, id);
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// One line per difference: what was done, or why nothing can be.
    List<String> repair(List<Difference> differences) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.touching()) {
            for (Difference difference : differences) {
                lines.add(difference.documentId() + ": " + repaired(connection, difference));
                connection.commit();
            }
        }
        return lines;
    }

    private String repaired(Connection connection, Difference difference) throws SQLException {
        Optional<ReadModel> model = models.findAlias(difference.readModel());
        return switch (model.orElse(null)) {
            case ReadModel.OfEntity entity -> entity(connection, entity.entity(), difference);
            case ReadModel.OfEmbedded embedded ->
                    difference.kind() == Difference.Kind.EXTRA
                            ? rebuild(difference)
                            : touched(connection, embedded.parent(), difference.documentId());
            case ReadModel.OfRollup rollup -> contributor(connection, rollup, difference);
            case ReadModel.OfHistory _ -> rebuild(difference);
            case null -> "not repaired, the read model is not active";
        };
    }

    private String entity(Connection connection, Entity entity, Difference difference)
            throws SQLException {
        if (difference.kind() != Difference.Kind.EXTRA) {
            String rows = touched(connection, entity, difference.documentId());
            return difference.field().equals(IndexMapping.VISIBLE_TO)
                    ? rows + decidersTouched(connection, entity, difference.documentId())
                    : rows;
        }
        RowKey key;
        try {
            key = RowKey.parse(difference.documentId());
        } catch (IllegalArgumentException notAKey) {
            return rebuild(difference);
        }
        String content =
                MAPPER.writeValueAsString(
                        Map.of(
                                "table", entity.table().toString(),
                                "organization", key.organization().toString(),
                                "id", key.id().toString()));
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT pg_logical_emit_message(true, 'tributary.tombstone', ?)")) {
            statement.setString(1, content);
            statement.execute();
        }
        return "tombstone published";
    }

    /// A topology that missed a decision reads it again.
    private String decidersTouched(Connection connection, Entity entity, String documentId)
            throws SQLException {
        Optional<Entity> deciding = catalog.get().decidesOn(entity);
        String[] fields =
                switch (entity.visibility()) {
                    case Visibility.Parent(String field) -> new String[] {BaseColumns.ID, field};
                    case Visibility.ParticipantsOf participants ->
                            new String[] {participants.by(), participants.by()};
                    case Visibility.Everyone _,
                            Visibility.Roles _,
                            Visibility.Owner _,
                            Visibility.AuthorsDrafts _ ->
                            new String[0];
                };
        if (deciding.isEmpty() || fields.length == 0) {
            return "";
        }
        RowKey key = RowKey.parse(documentId);
        return touch(
                        connection,
                        key.organization(),
                        ("UPDATE %s SET version = version WHERE organization_id = ? AND \"%s\" ="
                                        + " (SELECT \"%s\" FROM %s WHERE organization_id = ? AND"
                                        + " id = ?)")
                                .formatted(
                                        deciding.get().table(),
                                        fields[0],
                                        fields[1],
                                        entity.table()),
                        List.of(key.organization(), key.organization(), key.id()))
                ? ", and those that decide who sees it"
                : "";
    }

    private String touched(Connection connection, Entity entity, String documentId)
            throws SQLException {
        RowKey key = RowKey.parse(documentId);
        return touch(
                        connection,
                        key.organization(),
                        "UPDATE %s SET version = version WHERE organization_id = ? AND id = ?"
                                .formatted(entity.table()),
                        List.of(key.organization(), key.id()))
                ? "row touched"
                : "the row is gone by now";
    }

    /// Touches a row of the bucket: id form `<organization>/<rollup>/<epoch minutes>/…`.
    private String contributor(
            Connection connection, ReadModel.OfRollup model, Difference difference)
            throws SQLException {
        if (difference.kind() == Difference.Kind.EXTRA) {
            return rebuild(difference);
        }
        String[] parts = difference.documentId().split("/", -1);
        long minutes = Long.parseLong(parts[2]);
        UUID organization = UUID.fromString(parts[0]);
        String time = model.rollup().timeField();
        // All rows of the bucket: few, and it spares telling dimensions from an id.
        boolean any =
                touch(
                        connection,
                        organization,
                        ("UPDATE %s SET version = version WHERE organization_id = ? AND \"%s\" >="
                                        + " to_timestamp(?) AND \"%s\" < to_timestamp(?)")
                                .formatted(model.entity().table(), time, time),
                        List.of(
                                organization,
                                (double) (minutes * 60),
                                (double)
                                        ((minutes
                                                        + io.tributary.schemas.catalog.Rollup
                                                                .BUCKET_MINUTES)
                                                * 60)));
        return any ? "contributing rows touched" : "the rows are gone by now";
    }

    private static boolean touch(
            Connection connection, UUID organization, String sql, List<Object> values)
            throws SQLException {
        try (PreparedStatement settings =
                connection.prepareStatement(
                        "SELECT set_config('tributary.organization', ?, true),"
                                + " set_config('tributary.repair', 'on', true)")) {
            settings.setString(1, organization.toString());
            settings.execute();
        }
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                update.setObject(i + 1, values.get(i));
            }
            return update.executeUpdate() > 0;
        }
    }

    private static String rebuild(Difference difference) {
        return "not repairable by a touch; rebuild %s in a new generation"
                .formatted(difference.readModel());
    }

    private static String organizationOf(Difference difference) {
        int slash = difference.documentId().indexOf('/');
        return slash < 0 ? difference.documentId() : difference.documentId().substring(0, slash);
    }
}
