package io.tributary.cdc.change;

import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TableName;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks for the end of a document whose row is gone: how `verify` removes one document too many.
record TombstoneOrder(TableName table, RowKey key) {
    static final String PREFIX = "tributary.tombstone";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static TombstoneOrder parse(byte[] json) {
        JsonNode node = MAPPER.readTree(json);
        String table = node.get("table").asString();
        int dot = table.indexOf('.');
        return new TombstoneOrder(
                new TableName(table.substring(0, dot), table.substring(dot + 1)),
                new RowKey(
                        UUID.fromString(node.get("organization").asString()),
                        UUID.fromString(node.get("id").asString())));
    }
}
