package io.tributary.cdc.publish;

import io.tributary.cdc.change.CapturedTable;
import io.tributary.cdc.change.CapturedTables;
import io.tributary.schemas.contract.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/// Records as the engine makes them, of one table.
final class EngineRecords {
    static final String ORGANIZATION = "00000000-0000-7000-8000-000000000001";
    static final CapturedTable TABLE =
            new CapturedTable(
                    new TableName("trial", "items"),
                    SchemaBuilder.record("Item")
                            .fields()
                            .requiredString("organization_id")
                            .requiredString("id")
                            .endRecord(),
                    false,
                    true,
                    Optional.empty());

    private static final Schema BOUNDARY =
            struct().field("status", Schema.STRING_SCHEMA)
                    .field("id", Schema.STRING_SCHEMA)
                    .field("ts_ms", Schema.INT64_SCHEMA)
                    .build();
    private static final Schema ROW =
            struct().field("organization_id", Schema.STRING_SCHEMA)
                    .field("id", Schema.STRING_SCHEMA)
                    .optional()
                    .build();
    private static final Schema SOURCE =
            struct().field("schema", Schema.STRING_SCHEMA)
                    .field("table", Schema.STRING_SCHEMA)
                    .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
                    .field("lsn", Schema.INT64_SCHEMA)
                    .build();
    private static final Schema CHANGE =
            struct().field("before", ROW)
                    .field("after", ROW)
                    .field("source", SOURCE)
                    .field("op", Schema.STRING_SCHEMA)
                    .build();

    private EngineRecords() {}

    static SourceRecord begin(long transaction) {
        return boundary("BEGIN", transaction, 0);
    }

    static SourceRecord end(long transaction, long commitLsn) {
        return boundary("END", transaction, commitLsn);
    }

    static SourceRecord row(String id) {
        Struct value =
                new Struct(CHANGE)
                        .put(
                                "after",
                                new Struct(ROW).put("organization_id", ORGANIZATION).put("id", id))
                        .put(
                                "source",
                                new Struct(SOURCE)
                                        .put("schema", TABLE.name().domain())
                                        .put("table", TABLE.name().table())
                                        .put("lsn", 1L))
                        .put("op", "c");
        return record("tributary.trial.items", CHANGE, value, 0);
    }

    static CapturedTables tables() {
        return new CapturedTables() {
            @Override
            public Collection<CapturedTable> all() {
                return List.of(TABLE);
            }

            @Override
            public Optional<CapturedTable> find(TableName name) {
                return all().stream().filter(t -> t.name().equals(name)).findFirst();
            }

            @Override
            public void refresh() {
                // There is only the one table.
            }
        };
    }

    private static SourceRecord boundary(String status, long transaction, long commitLsn) {
        Struct value =
                new Struct(BOUNDARY)
                        .put("status", status)
                        .put("id", transaction + ":1")
                        .put("ts_ms", 1_000L);
        return record("tributary.transaction", BOUNDARY, value, commitLsn);
    }

    private static SourceRecord record(String topic, Schema schema, Struct value, long commitLsn) {
        return new SourceRecord(
                Map.of("server", "tributary"),
                Map.of("lsn_commit", commitLsn),
                topic,
                schema,
                value);
    }

    private static org.apache.kafka.connect.data.SchemaBuilder struct() {
        return org.apache.kafka.connect.data.SchemaBuilder.struct();
    }
}
