package io.tributary.cdc.change;

import io.tributary.cdc.change.Captured.Begin;
import io.tributary.cdc.change.Captured.Change;
import io.tributary.cdc.change.Captured.End;
import io.tributary.cdc.change.Captured.Mark;
import io.tributary.cdc.change.Captured.Nothing;
import io.tributary.cdc.change.Captured.Phase;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.TableName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/// Says what each record of the engine means, in the order of the log.
///
/// **Stateful**: a record is understood by those before it. A context message stamps the changes
/// after it in its transaction. **Not thread-safe.**
public final class ChangeMapper {
    private static final String MARK = "tributary.mark";
    private static final int REMEMBERED_ORGANIZATIONS = 100_000;

    private final int partitions;
    private final RowRoutes routes;
    private final TransactionIds transactionIds;
    private final Map<String, Integer> partitionOf = new HashMap<>();
    private long transaction;
    private long commitTime;
    private ChangeStamp stamp = ChangeStamp.ofTransaction(0, 0);

    public ChangeMapper(int partitions, RowRoutes routes, TransactionIds transactionIds) {
        this.partitions = partitions;
        this.routes = routes;
        this.transactionIds = transactionIds;
    }

    /// @throws UnmappableChange when the record is a change that its topic cannot hold
    public Captured captured(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            return new Nothing();
        }
        return switch (EngineRecord.kindOf(record)) {
            case TRANSACTION -> boundary(record, value);
            case MESSAGE -> message(value);
            case HEARTBEAT -> new Nothing();
            case ROW -> row(value);
        };
    }

    private Captured boundary(SourceRecord record, Struct value) {
        long time = value.getInt64("ts_ms");
        if (EngineRecord.endsTransaction(record)) {
            return new End(transaction, EngineRecord.commitLsn(record), time, stamp.traceparent());
        }
        String id = value.getString("id");
        int colon = id.indexOf(':');
        transaction = transactionIds.whole(Long.parseLong(colon < 0 ? id : id.substring(0, colon)));
        commitTime = time;
        stamp = ChangeStamp.ofTransaction(transaction, commitTime);
        return new Begin(transaction);
    }

    private Captured message(Struct value) {
        Struct message = value.getStruct("message");
        byte[] content = bytes(message.get("content"));
        switch (message.getString("prefix")) {
            case CommandContext.PREFIX -> stamp = stamp.with(CommandContext.parse(content));
            case MARK -> {
                return new Mark();
            }
            case TombstoneOrder.PREFIX -> {
                return tombstone(TombstoneOrder.parse(content), lsn(value));
            }
            default -> {
                return new Nothing();
            }
        }
        return new Nothing();
    }

    private Captured tombstone(TombstoneOrder order, long lsn) {
        CapturedTable table = routes.table(order.table());
        String organization = order.key().organization().toString();
        return new Change(
                table.topic(),
                table.broadcast() ? Captured.EVERY_PARTITION : partition(organization),
                order.key().toString().getBytes(StandardCharsets.UTF_8),
                null,
                commitTime,
                stamp.on("delete", lsn),
                Phase.STREAM);
    }

    private Captured row(Struct value) {
        Struct source = value.getStruct("source");
        TableName name = new TableName(source.getString("schema"), source.getString("table"));
        if (name.equals(HeartbeatTable.NAME) || name.equals(SignalTable.NAME)) {
            return new Mark();
        }
        Struct after = value.getStruct("after");
        Struct row = after == null ? value.getStruct("before") : after;
        CapturedTable table = routes.table(name);
        String organization = row.getString(BaseColumns.ORGANIZATION_ID);
        Phase phase = EngineRecord.phaseOf(source);
        return new Change(
                table.topic(),
                table.broadcast() ? Captured.EVERY_PARTITION : partition(organization),
                (organization + "/" + row.getString(BaseColumns.ID))
                        .getBytes(StandardCharsets.UTF_8),
                after == null ? null : routes.encode(name, after),
                phase == Phase.STREAM ? commitTime : source.getInt64("ts_ms"),
                headers(value, table, phase),
                phase);
    }

    private List<Header> headers(Struct value, CapturedTable table, Phase phase) {
        long lsn = lsn(value);
        if (phase != Phase.STREAM) {
            return ChangeStamp.ofSnapshot(lsn);
        }
        List<Header> headers = stamp.on(operation(value), lsn);
        table.visibility()
                .flatMap(form -> VisibleBefore.header(form, value.getStruct("before")))
                .ifPresent(headers::add);
        return headers;
    }

    private static String operation(Struct value) {
        return switch (value.getString("op")) {
            case "c" -> "create";
            case "u" -> "update";
            case "d" -> "delete";
            case String other ->
                    throw new UnmappableChange(
                            "Expected a create, update or delete, but found '" + other + "'.");
        };
    }

    private int partition(String organization) {
        Integer known = partitionOf.get(organization);
        if (known == null) {
            if (partitionOf.size() >= REMEMBERED_ORGANIZATIONS) {
                partitionOf.clear();
            }
            known = OrganizationPartition.of(UUID.fromString(organization), partitions);
            partitionOf.put(organization, known);
        }
        return known;
    }

    private static long lsn(Struct value) {
        Long lsn = value.getStruct("source").getInt64("lsn");
        return lsn == null ? 0 : lsn;
    }

    private static byte[] bytes(@Nullable Object content) {
        return switch (Objects.requireNonNull(content)) {
            case byte[] raw -> raw;
            case ByteBuffer raw -> {
                byte[] copy = new byte[raw.remaining()];
                raw.duplicate().get(copy);
                yield copy;
            }
            case Object other -> other.toString().getBytes(StandardCharsets.UTF_8);
        };
    }
}
