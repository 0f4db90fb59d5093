package io.tributary.projector.document;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.ContentHash;
import io.tributary.schemas.derive.IndexMapping;
import io.tributary.schemas.derive.RowJson;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import tools.jackson.core.JsonGenerator;

/// A row's own part of its document: every column and the hash of its content, but not who sees it.
///
/// **Thread-safe.**
public final class RowContent {
    private final List<Column> columns;

    public RowContent(Entity entity) {
        this.columns = Columns.of(entity);
    }

    /// Writes the properties into an object that is open.
    public void write(JsonGenerator json, GenericRecord row) {
        RowJson.write(json, columns, row);
        List<String> texts = new ArrayList<>(columns.size());
        for (Column column : columns) {
            texts.add(ContentHash.textOf(column.type(), row.get(column.name())));
        }
        List<Integer> parts = ContentHash.ofTexts(columns, texts).parts();
        for (int i = 0; i < parts.size(); i++) {
            json.writeNumberProperty(IndexMapping.HASH_FIELDS.get(i), parts.get(i));
        }
    }
}
