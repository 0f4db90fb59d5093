package io.tributary.projector.sink;

import io.tributary.projector.index.SecondIndices;
import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.projector.intake.SchemaRegistry.RegistryUnreachable;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.parking.Letter;
import io.tributary.projector.parking.ParkingLimit;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.Telemetry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/// One attempt at a set of records: map, write, park. What comes back is to be tried again.
///
/// **A record is done when its document is acknowledged or its letter is in Kafka**, never before;
/// one that asks for no document is done at once. During a rebuild acknowledged means by both
/// indices; the one that is read decides what is parked. **Thread-safe.**
final class Delivery {
    private final WriteMapper mapper;
    private final BulkWriter writer;
    private final SecondIndices seconds;
    private final WritePause pause;
    private final DeadLetters letters;
    private final ParkingLimit limit;
    private final Telemetry telemetry;
    private final SinkSettings settings;

    Delivery(
            WriteMapper mapper,
            BulkWriter writer,
            SecondIndices seconds,
            WritePause pause,
            DeadLetters letters,
            ParkingLimit limit,
            Telemetry telemetry,
            SinkSettings settings) {
        this.mapper = mapper;
        this.writer = writer;
        this.seconds = seconds;
        this.pause = pause;
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
        try (var _ = pause.write()) {
            attempt(records, seconds.aliases(), held);
        } catch (IOException unreachable) {
            records.forEach(r -> held.add(r, "" + unreachable.getMessage()));
        }
        return new Attempt(List.copyOf(held.again), held.trouble);
    }

    private void attempt(Iterable<RecordBatch.Keyed> records, Set<String> rebuilt, Held held) {
        List<DocumentWrite> chunk = new ArrayList<>();
        long bytes = 0;
        for (RecordBatch.Keyed keyed : records) {
            if (limit.isStopped(keyed.model().alias())) {
                held.add(keyed, "the read model is stopped");
                continue;
            }
            try {
                Optional<DocumentWrite> asked = mapper.writeFor(keyed);
                if (asked.isEmpty()) {
                    continue;
                }
                DocumentWrite write = asked.get();
                chunk.add(write);
                bytes += write.size();
                if (rebuilt.contains(keyed.model().alias())) {
                    chunk.add(write.toSecond());
                    bytes += write.size();
                }
            } catch (NotARow refused) {
                parkOrHold(keyed, Letter.NOT_A_ROW, "" + refused.getMessage(), held);
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
    }

    private void write(List<DocumentWrite> chunk, Held held) {
        if (chunk.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        BulkOutcome outcome = writer.write(chunk);
        telemetry.time(ProjectorMetric.BULK_TIME, Duration.ofNanos(System.nanoTime() - started));
        telemetry.count(ProjectorMetric.DOCUMENTS_STALE, outcome.stale());
        List<DocumentWrite> live = outcome.accepted().stream().filter(w -> !w.second()).toList();
        perReadModel(live)
                .forEach(
                        (alias, n) -> {
                            limit.tried(alias, n);
                            telemetry.count(ProjectorMetric.DOCUMENTS_ACKNOWLEDGED, alias, n);
                        });
        for (DocumentWrite write : live) {
            resolve(write, held);
        }
        for (BulkOutcome.Refused refused : outcome.refused()) {
            if (refused.write().second()) {
                telemetry.count(
                        ProjectorMetric.REBUILD_REFUSED, refused.write().model().alias(), 1);
                continue;
            }
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
        private final Set<RecordBatch.Keyed> again = new LinkedHashSet<>();
        private String trouble = "";

        void add(RecordBatch.Keyed keyed, String why) {
            again.add(keyed);
            trouble = trouble.isEmpty() ? why : trouble;
        }
    }
}
