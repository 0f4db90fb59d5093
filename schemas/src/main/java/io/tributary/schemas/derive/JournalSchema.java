package io.tributary.schemas.derive;

import io.tributary.schemas.contract.TableName;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/// The Avro schema of the journal's topic. It belongs to no domain and never loses a field.
public final class JournalSchema {
    /// The table whose rows these are.
    public static final TableName TABLE = new TableName("platform", "journal");

    private JournalSchema() {}

    /// Field names are those of the table. `transaction` is the xid8; `changes` is the JSON text of
    /// a list of `{table, id, operation, before, after}`.
    public static Schema avro() {
        return Schema.createRecord(
                "JournalEntry",
                "A decided command, or a write from outside.",
                "io.tributary.platform",
                false,
                List.of(
                        required("organization_id", uuid()),
                        required("id", uuid()),
                        required(
                                "occurred_at",
                                LogicalTypes.timestampMillis()
                                        .addToSchema(Schema.create(Schema.Type.LONG))),
                        required("actor", text()),
                        required("command", text()),
                        required("outcome", text()),
                        optional("code"),
                        optional("traceparent"),
                        optional("idempotency_key"),
                        required("transaction", Schema.create(Schema.Type.LONG)),
                        required("changes", text())));
    }

    private static Schema.Field required(String name, Schema type) {
        return new Schema.Field(name, type);
    }

    private static Schema.Field optional(String name) {
        Schema type = Schema.createUnion(Schema.create(Schema.Type.NULL), text());
        return new Schema.Field(name, type, null, JsonProperties.NULL_VALUE);
    }

    private static Schema text() {
        return Schema.create(Schema.Type.STRING);
    }

    private static Schema uuid() {
        return LogicalTypes.uuid().addToSchema(text());
    }
}
