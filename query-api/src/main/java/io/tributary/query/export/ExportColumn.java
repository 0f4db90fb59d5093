package io.tributary.query.export;

import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.FieldType;
import io.tributary.schemas.derive.Columns;
import java.util.List;
import java.util.stream.Stream;

/// A column of an exported file.
public record ExportColumn(String name, FieldType type) {

    /// The id, the entity's fields, and what the engine says of a row. Whose the rows are is no
    /// column: it is the address that says so, on the way in as well.
    public static List<ExportColumn> of(Entity entity) {
        Stream<String> fields = entity.fields().stream().map(field -> field.name());
        Stream<String> engine =
                Stream.of(
                        BaseColumns.VERSION,
                        BaseColumns.CREATED_AT,
                        BaseColumns.UPDATED_AT,
                        BaseColumns.CREATED_BY);
        return Stream.of(Stream.of(BaseColumns.ID), fields, engine)
                .flatMap(names -> names)
                .map(name -> new ExportColumn(name, Columns.named(entity, name).type()))
                .toList();
    }
}
