package io.tributary.cdc.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RowEncoderTest {
    private static final Schema ROW =
            SchemaBuilder.record("Row")
                    .fields()
                    .requiredString("name")
                    .name("at")
                    .type(
                            LogicalTypes.timestampMillis()
                                    .addToSchema(Schema.create(Schema.Type.LONG)))
                    .noDefault()
                    .name("price")
                    .type(LogicalTypes.decimal(12, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
                    .noDefault()
                    .name("labels")
                    .type(Schema.createArray(Schema.create(Schema.Type.STRING)))
                    .noDefault()
                    .optionalString("note")
                    .optionalString("later")
                    .endRecord();

    private static final org.apache.kafka.connect.data.Schema COLUMNS =
            org.apache.kafka.connect.data.SchemaBuilder.struct()
                    .field("name", org.apache.kafka.connect.data.Schema.STRING_SCHEMA)
                    .field("at", org.apache.kafka.connect.data.Schema.STRING_SCHEMA)
                    .field("price", Decimal.schema(2))
                    .field(
                            "labels",
                            org.apache.kafka.connect.data.SchemaBuilder.array(
                                            org.apache.kafka.connect.data.Schema.STRING_SCHEMA)
                                    .build())
                    .field("note", org.apache.kafka.connect.data.Schema.OPTIONAL_STRING_SCHEMA)
                    .build();

    private final RowEncoder encoder = new RowEncoder("trial.rows", COLUMNS, ROW, 7);

    @Test
    void a_row_is_written_behind_its_schema_id() throws Exception {
        // When
        byte[] value = encoder.encode(row().put("note", "a note"));

        // Then
        assertThat(ByteBuffer.wrap(value).get()).isZero();
        assertThat(ByteBuffer.wrap(value, 1, 4).getInt()).isEqualTo(7);
        GenericRecord read =
                new GenericDatumReader<GenericRecord>(ROW)
                        .read(
                                null,
                                DecoderFactory.get()
                                        .binaryDecoder(value, 5, value.length - 5, null));
        assertThat(read.get("name")).hasToString("zoë");
        assertThat(read.get("at")).isEqualTo(1_795_255_200_123L);
        assertThat(read.get("labels")).hasToString("[a, b]");
        assertThat(read.get("note")).hasToString("a note");
        assertThat(((ByteBuffer) read.get("price")).array())
                .isEqualTo(new BigDecimal("12.50").unscaledValue().toByteArray());
    }

    @Test
    void a_column_that_the_table_does_not_have_yet_is_null() throws Exception {
        // When
        byte[] value = encoder.encode(row());

        // Then
        GenericRecord read =
                new GenericDatumReader<GenericRecord>(ROW)
                        .read(
                                null,
                                DecoderFactory.get()
                                        .binaryDecoder(value, 5, value.length - 5, null));
        assertThat(read.get("later")).isNull();
        assertThat(read.get("note")).isNull();
    }

    @Test
    void a_value_that_the_log_left_out_is_an_error_that_names_the_table() {
        assertThatThrownBy(() -> encoder.encode(row().put("note", AbsentValue.PLACEHOLDER)))
                .isInstanceOf(UnmappableChange.class)
                .hasMessageContaining("trial.rows")
                .hasMessageContaining("'note'");
    }

    @Test
    void a_list_that_the_log_left_out_is_an_error_too() {
        assertThatThrownBy(
                        () -> encoder.encode(row().put("labels", List.of(AbsentValue.PLACEHOLDER))))
                .isInstanceOf(UnmappableChange.class)
                .hasMessageContaining("'labels'");
    }

    private static Struct row() {
        return new Struct(COLUMNS)
                .put("name", "zoë")
                .put("at", "2026-11-21T10:00:00.123Z")
                .put("price", new BigDecimal("12.50"))
                .put("labels", List.of("a", "b"));
    }
}
