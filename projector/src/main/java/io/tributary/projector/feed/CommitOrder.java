package io.tributary.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.ProgressRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/// Puts the changes of several topics into the order in which their transactions were committed, as
/// progress records tell it; within a transaction, into the order of the log.
///
/// Changes of one topic always keep their order, also those whose transaction no progress record
/// names: they stay behind what came before them there.
final class CommitOrder {
    private static final Comparator<Placed> ORDER =
            Comparator.comparingInt(Placed::rank).thenComparingLong(Placed::lsn);

    private final Map<Long, Integer> ranks = new HashMap<>();
    private final Map<String, Placed> latest = new HashMap<>();
    private final List<Placed> held = new ArrayList<>();

    private record Placed(int rank, long lsn, ProducerRecord<byte[], byte[]> record) {}

    /// @param said in their order
    CommitOrder(List<ProgressRecord> said) {
        said.forEach(
                progress ->
                        progress.transactions().forEach(t -> ranks.putIfAbsent(t, ranks.size())));
    }

    /// @param record what the change becomes
    void take(ConsumerRecord<byte[], byte[]> change, ProducerRecord<byte[], byte[]> record) {
        Placed before = latest.get(change.topic());
        int rank = ranks.getOrDefault(number(change, ChangeHeader.TRANSACTION), -1);
        long lsn = number(change, ChangeHeader.LSN);
        if (before != null && rank <= before.rank()) {
            rank = before.rank();
            lsn = Math.max(lsn, before.lsn());
        }
        Placed placed = new Placed(rank, lsn, record);
        latest.put(change.topic(), placed);
        held.add(placed);
    }

    int size() {
        return held.size();
    }

    /// Hands on what it holds, and holds nothing.
    void release(Consumer<ProducerRecord<byte[], byte[]>> to) {
        held.sort(ORDER);
        held.forEach(placed -> to.accept(placed.record()));
        held.clear();
    }

    /// -1 where the header is missing.
    private static long number(ConsumerRecord<byte[], byte[]> change, String name) {
        Header header = change.headers().lastHeader(name);
        return header == null ? -1 : Long.parseUnsignedLong(new String(header.value(), UTF_8));
    }
}
