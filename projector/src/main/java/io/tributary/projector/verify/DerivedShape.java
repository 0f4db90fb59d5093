package io.tributary.projector.verify;

import io.tributary.projector.projection.RollupDocumentId;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.EmbeddedModel;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.catalog.Measure;
import io.tributary.schemas.catalog.Rollup;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.IndexMapping;
import io.tributary.schemas.derive.Oracle;
import io.tributary.schemas.derive.Oracle.Extent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How the documents of a derived read model correspond to the rows of its oracle.
///
/// @param sql the oracle, of one organization or all
/// @param columns in the order in which the oracle selects them; `object.figure` for a figure in an
///   object
/// @param documentId of the oracle's current row
record DerivedShape(
        Function<Boolean, String> oracle, List<Column> columns, DocumentIdOfRow documentIdOfRow) {
    private static final FieldType NUMBER = new FieldType.Long(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final Column VISIBLE_TO =
            new Column(
                    IndexMapping.VISIBLE_TO,
                    new FieldType.TextList(Integer.MAX_VALUE, Integer.MAX_VALUE),
                    true);

    interface DocumentIdOfRow {
        String of(ResultSet row) throws SQLException;
    }

    static DerivedShape of(ReadModel.OfRollup model, Oracle oracle) {
        Rollup rollup = model.rollup();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(BaseColumns.ORGANIZATION_ID, new FieldType.Uuid(), true));
        columns.add(new Column(IndexMapping.BUCKET, new FieldType.Instant(), true));
        List<Column> dimensions =
                rollup.dimensions().stream().map(d -> Columns.named(model.entity(), d)).toList();
        columns.addAll(dimensions);
        rollup.measures().forEach(m -> columns.add(number(m.name())));
        columns.add(number(IndexMapping.ROW_COUNT));
        columns.add(VISIBLE_TO);
        return new DerivedShape(
                one -> oracle.sqlForRollup(model.entity(), rollup, extent(one)),
                columns,
                row -> rollupId(rollup, dimensions, row));
    }

    static DerivedShape of(ReadModel.OfEmbedded model, Oracle oracle) {
        List<Column> columns = new ArrayList<>(Columns.of(model.parent()));
        for (EmbeddedModel.Figures figures : model.model().figures()) {
            for (Measure measure : figures.measures()) {
                columns.add(number(figures.as() + "." + measure.name()));
            }
        }
        columns.add(VISIBLE_TO);
        return new DerivedShape(
                one -> oracle.sqlForEmbedded(model.model(), extent(one)),
                columns,
                row ->
                        new RowKey(
                                        row.getObject(BaseColumns.ORGANIZATION_ID, UUID.class),
                                        row.getObject(BaseColumns.ID, UUID.class))
                                .toString());
    }

    String sql(boolean oneOrganization) {
        return oracle.apply(oneOrganization);
    }

    String documentId(ResultSet row) throws SQLException {
        return documentIdOfRow.of(row);
    }

    Map<String, String> expected(ResultSet row) throws SQLException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i).name(), RowText.of(columns.get(i).type(), row, i + 1));
        }
        return fields;
    }

    Map<String, String> found(JsonNode source) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Column column : columns) {
            JsonNode value = source;
            for (String step : column.name().split("\\.", -1)) {
                value = value.path(step);
            }
            fields.put(column.name(), DocumentText.of(column.type(), value));
        }
        return fields;
    }

    private static String rollupId(Rollup rollup, List<Column> dimensions, ResultSet row)
            throws SQLException {
        long bucket = row.getObject(2, OffsetDateTime.class).toInstant().toEpochMilli();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            String text = RowText.of(dimensions.get(i).type(), row, 3 + i);
            values.add(text.equals(DocumentText.NULL) ? null : text);
        }
        return RollupDocumentId.of(row.getObject(1, UUID.class), rollup, bucket / 60_000, values);
    }

    private static Column number(String name) {
        return new Column(name, NUMBER, true);
    }

    private static Extent extent(boolean one) {
        return one ? Extent.ONE_ORGANIZATION : Extent.ALL_ORGANIZATIONS;
    }
}
