package io.tributary.cdc;

import io.tributary.cdc.topics.CatalogTables;
import io.tributary.schemas.contract.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads rows back from records, with the schema that the catalog gives.
final class TrialValues {
    static final TableName ITEMS = new TableName("trial", "items");

    private final Schema schema;

    TrialValues(CatalogTables tables, TableName table) {
        this.schema = tables.find(table).orElseThrow().row();
    }

    GenericRecord row(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
