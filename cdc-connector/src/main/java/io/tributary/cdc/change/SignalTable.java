package io.tributary.cdc.change;

import io.tributary.schemas.contract.TableName;

/// Where the connector asks its own stream for something: the request is in the log, at one place
/// between the changes, and is read there again after a crash.
public final class SignalTable {
    public static final TableName NAME = new TableName("platform", "signals");

    private SignalTable() {}
}
