package io.tributary.cdc.publish;

import io.tributary.cdc.change.Captured;
import io.tributary.cdc.change.Captured.Begin;
import io.tributary.cdc.change.Captured.Change;
import io.tributary.cdc.change.Captured.End;
import io.tributary.cdc.change.Captured.Mark;
import io.tributary.cdc.change.Captured.Nothing;
import io.tributary.cdc.change.Captured.Phase;
import io.tributary.cdc.change.ChangeMapper;
import io.tributary.cdc.change.EngineRecord;
import io.tributary.cdc.offset.StreamPosition;
import io.tributary.cdc.telemetry.CaptureTelemetry;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/// Publishes batches of the engine's records.
///
/// **Exactly once.** A Kafka transaction holds whole database transactions, a progress record for
/// each partition number they touched, and the position in the log after them. Either a
/// `read_committed` reader sees all of it, or the next run publishes it again. A transaction with
/// very many rows is cut; the position then counts the rows that are out.
///
/// **Not thread-safe.** After any exception it is of no use: {@link #abandon} it and make another
/// one from the recovered position.
public final class TransactionalPublisher {
    private final FencedProducer producer;
    private final ChangeMapper mapper;
    private final PublisherPlan plan;
    private final CaptureTelemetry telemetry;
    private final TopicPositions positions = new TopicPositions();

    private @Nullable StreamPosition position;
    private @Nullable OpenTransaction open;
    private @Nullable KafkaTransaction kafka;
    private ProgressNote note;

    public TransactionalPublisher(
            FencedProducer producer,
            ChangeMapper mapper,
            PublisherPlan plan,
            Optional<StreamPosition> recovered,
            Map<Integer, Map<String, Long>> progress,
            CaptureTelemetry telemetry) {
        this.producer = producer;
        this.mapper = mapper;
        this.plan = plan;
        this.telemetry = telemetry;
        this.position = recovered.orElse(null);
        this.note = new ProgressNote(plan.partitions());
        positions.recover(progress);
    }

    /// @return the last record whose changes, and all before them, are committed; null when the
    ///   batch completes nothing
    public @Nullable SourceRecord publish(List<SourceRecord> batch) {
        try {
            return publishInOrder(batch);
        } catch (RuntimeException failed) {
            throw producer.explained(failed);
        }
    }

    /// Lets go of what is open; no reader will see it.
    public void abandon() {
        if (kafka != null) {
            kafka = null;
            producer.abort();
        }
    }

    private @Nullable SourceRecord publishInOrder(List<SourceRecord> batch) {
        int boundary = lastBoundary(batch);
        SourceRecord committed = null;
        for (int i = 0; i < batch.size(); i++) {
            SourceRecord record = batch.get(i);
            Captured captured = mapper.captured(record);
            accept(captured, record);
            if (i == boundary || endsInitialSnapshot(captured)) {
                committed = commit() ? record : committed;
            }
        }
        if (open == null && kafka == null && !note.isEmpty()) {
            // A mark outside of any transaction is answered at once.
            commit();
        }
        if (open != null && kafka != null && kafka.records() >= plan.rowsPerKafkaTransaction()) {
            commitPart(open);
        }
        return committed;
    }

    private void accept(Captured captured, SourceRecord record) {
        switch (captured) {
            case Begin begin -> open = opened(begin.transaction());
            case Change change -> publish(change, record);
            case Mark _ -> note.touchedAll();
            case End end -> close(end, record);
            case Nothing _ -> telemetry.ignored();
        }
    }

    private OpenTransaction opened(long transaction) {
        StreamPosition last = position;
        if (last == null) {
            return new OpenTransaction(transaction, false, 0);
        }
        boolean known = last.transaction() == transaction && last.partialTransaction() == 0;
        long published = last.partialTransaction() == transaction ? last.partialRows() : 0;
        return new OpenTransaction(transaction, known, published);
    }

    private void publish(Change change, SourceRecord record) {
        OpenTransaction transaction = open;
        if (change.phase() == Phase.STREAM
                && transaction != null
                && !transaction.admits(change.partition(), plan.partitions())) {
            return;
        }
        if (change.phase() == Phase.INITIAL_SNAPSHOT_END) {
            position = plan.position(record.sourceOffset(), 0);
        }
        KafkaTransaction current = kafka == null ? kafka = producer.begin() : kafka;
        if (KafkaTransaction.isForEvery(change)) {
            for (int partition = 0; partition < plan.partitions(); partition++) {
                current.send(change, partition);
            }
        } else {
            current.send(change, change.partition());
        }
        note.touched(change.partition());
    }

    private void close(End end, SourceRecord record) {
        OpenTransaction transaction = open;
        open = null;
        if (transaction != null && !transaction.known()) {
            note.ended(end.transaction(), transaction.touched(), end.commitLsn(), end.commitTime());
            telemetry.transaction(end.transaction(), end.commitTime(), end.traceparent());
        }
        position = plan.position(record.sourceOffset(), end.transaction());
    }

    /// The last record of the batch after which nothing is half done.
    private static int lastBoundary(List<SourceRecord> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            if (EngineRecord.endsTransaction(batch.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean endsInitialSnapshot(Captured captured) {
        return captured instanceof Change change && change.phase() == Phase.INITIAL_SNAPSHOT_END;
    }

    /// A transaction without any change of a captured table is not worth a commit: the next
    /// heartbeat's covers it. Until then the engine must not hear of it, or the slot would move
    /// past the stored position.
    private boolean commit() {
        if (kafka == null && note.isEmpty()) {
            return false;
        }
        commit(position);
        return true;
    }

    private void commitPart(OpenTransaction transaction) {
        StreamPosition last = position;
        if (last == null) {
            // Nothing to go back to but the start: the whole of it stays in one Kafka transaction.
            return;
        }
        StreamPosition part =
                new StreamPosition(
                        last.database(),
                        last.sourceOffset(),
                        last.transaction(),
                        transaction.id(),
                        transaction.rows());
        commit(part);
    }

    private void commit(@Nullable StreamPosition reached) {
        KafkaTransaction current = kafka == null ? producer.begin() : kafka;
        kafka = current;
        int changes = current.records();
        current.acknowledged()
                .forEach((at, offset) -> positions.advance(at.topic(), at.partition(), offset));
        note.transactions()
                .forEach(
                        (partition, transactions) ->
                                current.send(
                                        new ProducerRecord<>(
                                                TopicName.PROGRESS,
                                                partition,
                                                null,
                                                ControlJson.write(
                                                        progress(partition, transactions)))));
        if (reached != null) {
            current.send(FencedProducer.positionRecord(plan.slot(), reached));
        }
        current.commit();
        kafka = null;
        telemetry.committed(changes);
        note = new ProgressNote(plan.partitions());
    }

    private ProgressRecord progress(int partition, List<Long> transactions) {
        return new ProgressRecord(
                transactions,
                note.commitLsn(),
                note.commitTime(),
                System.currentTimeMillis(),
                positions.of(partition));
    }
}
