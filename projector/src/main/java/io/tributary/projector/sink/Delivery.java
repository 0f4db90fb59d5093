package io.tributary.projector.sink;

import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.projector.intake.SchemaRegistry.RegistryUnreachable;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.parking.Letter;
import io.tributary.projector.parking.ParkingLimit;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/// One attempt at a set of records: map, write, park. What comes back is to be tried again.
///
/// **A record is done when its document is acknowledged or its letter is in Kafka**, never before;
/// one that asks for no document is done at once. **Thread-safe.**
final class Delivery {
    static final String NOT_A_ROW = "not_a_row";

    private final WriteMapper mapper;
    private final BulkWriter writer;
    private final DeadLetters letters;
    private final ParkingLimit limit;
    private final Telemetry telemetry;
    private final SinkSettings settings;

    Delivery(
            WriteMapper mapper,
            BulkWriter writer,
            DeadLetters letters,
            ParkingLimit limit,
            Telemetry telemetry,
            SinkSettings settings) {
        this.mapper = mapper;
        this.writer = writer;
        this.letters = letters;
        this.limit = limit;
        this.telemetry = telemetry;
        this.settings = settings;
    }

    /// @param again records that are neither written nor parked
    /// @param trouble why, of the first of them
    record Attempt(List<RecordBatch.Keyed> again, String trouble) {}

    Attempt attempt(Iterable<RecordBatch.Keyed> records) {
        Held held = new Held();
        List<DocumentWrite> chunk = new ArrayList<>();
        long bytes = 0;
        for (RecordBatch.Keyed keyed : records) {
            if (limit.isStopped(keyed.model().alias())) {
                held.add(keyed, "the read model is stopped");
                continue;
            }
            try {
                Optional<DocumentWrite> write = mapper.writeFor(keyed);
                write.ifPresent(chunk::add);
                bytes += write.map(DocumentWrite::size).orElse(0);
            } catch (NotARow refused) {
                parkOrHold(keyed, NOT_A_ROW, "" + refused.getMessage(), held);
            } catch (RegistryUnreachable unreachable) {
                held.add(keyed, "" + unreachable.getMessage());
            }
            if (bytes >= settings.size().toBytes()) {
                write(chunk, held);
                chunk = new ArrayList<>();
                bytes = 0;
            }
        }
        write(chunk, held);
        return new Attempt(held.again, held.trouble);
    }

    private void write(List<DocumentWrite> chunk, Held held) {
        if (chunk.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        BulkOutcome outcome = writer.write(chunk);
        telemetry.time(ProjectorMetric.BULK_TIME, Duration.ofNanos(System.nanoTime() - started));
        telemetry.count(ProjectorMetric.DOCUMENTS_STALE, outcome.stale());
        perReadModel(outcome.accepted())
                .forEach(
                        (alias, n) -> {
                            limit.tried(alias, n);
                            telemetry.count(ProjectorMetric.DOCUMENTS_ACKNOWLEDGED, alias, n);
                        });
        for (DocumentWrite write : outcome.accepted()) {
            resolve(write, held);
        }
        for (BulkOutcome.Refused refused : outcome.refused()) {
            limit.tried(refused.write().model().alias(), 1);
            parkOrHold(refused.write().origin(), refused.type(), refused.reason(), held);
        }
        for (DocumentWrite write : outcome.transientlyFailed()) {
            held.add(write.origin(), outcome.trouble());
        }
    }

    private static Map<String, Integer> perReadModel(List<DocumentWrite> writes) {
        Map<String, Integer> counts = new HashMap<>();
        writes.forEach(w -> counts.merge(w.model().alias(), 1, Integer::sum));
        return counts;
    }

    private void resolve(DocumentWrite write, Held held) {
        try {
            letters.resolve(write.model().alias(), write.id(), write.version());
        } catch (KafkaException unreachable) {
            held.add(write.origin(), "" + unreachable.getMessage());
        }
    }

    private void parkOrHold(RecordBatch.Keyed keyed, String type, String reason, Held held) {
        String alias = keyed.model().alias();
        if (!limit.mayPark(alias)) {
            held.add(keyed, reason);
            return;
        }
        var record = keyed.record();
        try {
            letters.park(
                    new Letter(
                            alias,
                            keyed.key(),
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            mapper.versionOf(keyed),
                            type,
                            reason,
                            System.currentTimeMillis()));
        } catch (KafkaException unreachable) {
            held.add(keyed, "" + unreachable.getMessage());
        }
    }

    /// What an attempt could not bring to its end.
    private static final class Held {
        private final List<RecordBatch.Keyed> again = new ArrayList<>();
        private String trouble = "";

        void add(RecordBatch.Keyed keyed, String why) {
            again.add(keyed);
            trouble = trouble.isEmpty() ? why : trouble;
        }
    }
}
