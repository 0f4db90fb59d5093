package io.tributary.cdc.change;

import io.tributary.schemas.contract.TableName;

/// The one row that the connector itself updates, so that a quiet database still has commits.
public final class HeartbeatTable {
    public static final TableName NAME = new TableName("platform", "heartbeat");

    public static final String BEAT = "update platform.heartbeat set beaten_at = now()";

    private HeartbeatTable() {}
}
