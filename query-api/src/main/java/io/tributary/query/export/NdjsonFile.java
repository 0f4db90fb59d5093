package io.tributary.query.export;

import io.tributary.schemas.catalog.FieldType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object a line, every field in it, as commands take them.
final class NdjsonFile implements DocumentFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final List<ExportColumn> columns;
    private final OutputStream out;

    NdjsonFile(List<ExportColumn> columns, OutputStream out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void write(JsonNode document) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        for (ExportColumn column : columns) {
            line.set(column.name(), value(column.type(), document.get(column.name())));
        }
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Documents keep JSON as a text; commands take it as itself.
    private static JsonNode value(FieldType type, @Nullable JsonNode value) {
        if (value == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (!(type instanceof FieldType.Json) || !value.isString()) {
            return value;
        }
        try {
            return JSON.readTree(value.stringValue());
        } catch (JacksonException plainText) {
            return value;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
