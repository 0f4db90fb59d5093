package io.tributary.projector.topology;

import io.tributary.projector.registry.UnknownWriterSchema;
import io.tributary.projector.registry.WriterSchemas;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.RowSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/// Rows of {@link CallDomain} in Confluent wire format.
final class Rows {
    private static final int CALL = 1;
    private static final int CAMPAIGN = 2;
    private static final Map<Integer, Schema> REGISTERED =
            Map.of(
                    CALL, RowSchema.avroFor(CallDomain.CALL),
                    CAMPAIGN, RowSchema.avroFor(CallDomain.CAMPAIGN));

    static final WriterSchemas WRITER_SCHEMAS =
            id -> {
                Schema schema = REGISTERED.get(id);
                if (schema == null) {
                    throw new UnknownWriterSchema(id);
                }
                return schema;
            };

    private Rows() {}

    static byte[] call(String key, Map<String, Object> values) {
        return bytes(CALL, key, values);
    }

    static byte[] campaign(String key, Map<String, Object> values) {
        return bytes(CAMPAIGN, key, values);
    }

    static ByteBuffer decimal(String text) {
        return ByteBuffer.wrap(new BigDecimal(text).unscaledValue().toByteArray());
    }

    private static byte[] bytes(int schemaId, String key, Map<String, Object> values) {
        return bytes(schemaId, WRITER_SCHEMAS.byId(schemaId), key, values);
    }

    /// A row of any table.
    static byte[] bytes(int schemaId, Schema schema, String key, Map<String, Object> values) {
        GenericRecord row = new GenericData.Record(schema);
        row.put("organization_id", RowKey.parse(key).organization().toString());
        row.put("id", RowKey.parse(key).id().toString());
        row.put("version", 1L);
        row.put("created_at", 1_790_000_000_000L);
        row.put("updated_at", 1_790_000_000_000L);
        values.forEach(row::put);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.write(0);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(row, encoder);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
