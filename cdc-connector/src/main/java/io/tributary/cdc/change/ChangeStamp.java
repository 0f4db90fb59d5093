package io.tributary.cdc.change;

import io.tributary.schemas.contract.ChangeHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// The headers of changes: what the transaction and its command say is made once and shared by all
/// of its changes.
final class ChangeStamp {
    private final List<Header> shared = new ArrayList<>();
    private final String transaction;
    private final String commitTime;
    private final @Nullable String traceparent;

    private ChangeStamp(String transaction, String commitTime, @Nullable String traceparent) {
        this.transaction = transaction;
        this.commitTime = commitTime;
        this.traceparent = traceparent;
        add(shared, ChangeHeader.TRANSACTION, transaction);
        add(shared, ChangeHeader.COMMIT_TIME, commitTime);
    }

    /// For the changes of a transaction, before its context is known.
    static ChangeStamp ofTransaction(long transaction, long commitTime) {
        return new ChangeStamp(
                Long.toUnsignedString(transaction),
                Instant.ofEpochMilli(commitTime).toString(),
                null);
    }

    /// For a row read from its table.
    static List<Header> ofSnapshot(long lsn) {
        List<Header> headers = new ArrayList<>(2);
        add(headers, ChangeHeader.OPERATION, "snapshot");
        add(headers, ChangeHeader.LSN, Long.toUnsignedString(lsn));
        return headers;
    }

    /// The same transaction, from here on with this context.
    ChangeStamp with(CommandContext context) {
        ChangeStamp stamp = new ChangeStamp(transaction, commitTime, context.traceparent());
        add(stamp.shared, ChangeHeader.ACTOR, context.actor());
        add(stamp.shared, ChangeHeader.COMMAND, context.command());
        add(stamp.shared, ChangeHeader.TRACEPARENT, context.traceparent());
        return stamp;
    }

    @Nullable String traceparent() {
        return traceparent;
    }

    List<Header> on(String operation, long lsn) {
        List<Header> headers = new ArrayList<>(shared.size() + 2);
        add(headers, ChangeHeader.OPERATION, operation);
        headers.addAll(shared);
        add(headers, ChangeHeader.LSN, Long.toUnsignedString(lsn));
        return headers;
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
