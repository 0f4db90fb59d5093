package io.tributary.cdc.change;

import io.tributary.schemas.contract.TableName;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/// Finds the topic and the encoder of a row's table. Follows the catalog: a table or a shape of a
/// row that is not known makes it read the catalog again.
///
/// **Not thread-safe.**
public final class RowRoutes {
    private final CapturedTables tables;
    private final SchemaIds schemaIds;
    private final Map<TableName, CapturedTable> known = new HashMap<>();
    private final Map<TableName, RowEncoder> encoders = new HashMap<>();

    public RowRoutes(CapturedTables tables, SchemaIds schemaIds) {
        this.tables = tables;
        this.schemaIds = schemaIds;
    }

    /// @throws UnmappableChange when the catalog has no such table
    CapturedTable table(TableName name) {
        CapturedTable table = known.get(name);
        if (table == null) {
            if (tables.find(name).isEmpty()) {
                tables.refresh();
            }
            table =
                    tables.find(name)
                            .orElseThrow(
                                    () ->
                                            new UnmappableChange(
                                                    "Expected changes of tables of the active domains, but found %s. Add its domain to tributary.domains.active or take it out of the publication."
                                                            .formatted(name)));
            known.put(name, table);
        }
        return table;
    }

    byte[] encode(TableName name, Struct row) {
        RowEncoder encoder = encoders.get(name);
        if (encoder == null || !encoder.reads(row)) {
            encoder = newEncoder(name, row, encoder != null);
            encoders.put(name, encoder);
        }
        return encoder.encode(row);
    }

    private RowEncoder newEncoder(TableName name, Struct row, boolean shapeChanged) {
        if (shapeChanged) {
            known.remove(name);
            tables.refresh();
        }
        CapturedTable table = table(name);
        return new RowEncoder(
                name.toString(),
                row.schema(),
                table.row(),
                schemaIds.idOf(table.topic(), table.row()));
    }
}
