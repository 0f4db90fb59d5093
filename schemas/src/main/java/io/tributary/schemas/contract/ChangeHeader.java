package io.tributary.schemas.contract;

/// The headers of every change record. Values are UTF-8 text.
public final class ChangeHeader {
    /// `create`, `update`, `delete` or `snapshot`.
    public static final String OPERATION = "operation";

    /// The transaction's xid8; absent on snapshot records.
    public static final String TRANSACTION = "transaction";

    /// The change's position in the WAL; for tracing only, never for order.
    public static final String LSN = "lsn";

    /// Commit time of the transaction, ISO 8601 in UTC.
    public static final String COMMIT_TIME = "commit-time";

    /// The user id, or `database:<role>` for a writer outside the command API.
    public static final String ACTOR = "actor";

    /// The command's full name, or `external`.
    public static final String COMMAND = "command";

    /// W3C trace context, when the command carried one.
    public static final String TRACEPARENT = "traceparent";

    /// Who saw the row before its update or delete, as values of `visible_to` with commas between
    /// them. Only of tables whose rows say by their fields who sees them.
    public static final String VISIBLE_BEFORE = "visible-before";

    private ChangeHeader() {}
}
