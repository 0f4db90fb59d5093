package io.tributary.cdc.change;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/// Writes the rows of one table, as one shape of the table has them, in the registry's wire format:
/// a zero byte, four bytes of schema id, Avro binary.
///
/// **Not thread-safe.**
final class RowEncoder {
    private final String table;
    private final org.apache.kafka.connect.data.Schema columns;
    private final int schemaId;
    private final List<Column> written = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final BinaryEncoder encoder;

    private record Column(String name, @Nullable Field source, AvroValue value) {}

    /// @param columns the row's shape as the engine reads it
    RowEncoder(
            String table, org.apache.kafka.connect.data.Schema columns, Schema row, int schemaId) {
        this.table = table;
        this.columns = columns;
        this.schemaId = schemaId;
        this.encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        for (Schema.Field field : row.getFields()) {
            Field source = columns.field(field.name());
            if (source == null && field.schema().getType() != Schema.Type.UNION) {
                throw new UnmappableChange(
                        "Expected a column '%s' of %s, but found none. Apply the domain's schema first."
                                .formatted(field.name(), table));
            }
            written.add(new Column(field.name(), source, AvroValue.of(field.schema())));
        }
    }

    /// Whether rows of this shape can be written here.
    boolean reads(Struct row) {
        return row.schema() == columns || row.schema().equals(columns);
    }

    byte[] encode(Struct row) {
        bytes.reset();
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(schemaId).array());
        try {
            for (Column column : written) {
                write(column, row);
            }
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void write(Column column, Struct row) throws IOException {
        Object value = column.source() == null ? null : row.get(column.source());
        if (AbsentValue.is(value)) {
            throw UnmappableChange.absentValue(table, column.name());
        }
        try {
            column.value().write(encoder, value);
        } catch (ClassCastException | IllegalArgumentException | NullPointerException unexpected) {
            throw new UnmappableChange(
                    "Expected %s.%s to be written as %s, but found %s."
                            .formatted(
                                    table,
                                    column.name(),
                                    column.value(),
                                    value == null ? "no value" : value.getClass().getSimpleName()));
        }
    }
}
