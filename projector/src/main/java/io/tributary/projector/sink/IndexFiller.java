package io.tributary.projector.sink;

import io.tributary.projector.index.IndexPair;
import io.tributary.projector.index.SecondIndices;
import io.tributary.projector.intake.GrowingPause;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.intake.RowDecoder.NotARow;
import io.tributary.projector.intake.SchemaRegistry.RegistryUnreachable;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.projector.settings.ProjectorSettings;
import io.tributary.projector.telemetry.ProjectorMetric;
import io.tributary.projector.telemetry.Telemetry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Fills a second index from the beginning of its topic, while the indexer writes what is new to
/// both. Versions are positions, so that the two may overtake each other.
///
/// **Goes on where it was** after a kill: its positions are kept under the id of that very index.
@Component
public class IndexFiller {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFiller.class);
    private static final Duration IDLE = Duration.ofMillis(100);

    /// A deleted document's version is remembered for an hour: a longer filling must come across
    /// the deletion itself.
    private static final Duration RECENT = Duration.ofMinutes(10);

    /// So long nobody may have heard of the index, with a second for requests under way.
    private static final Duration HEARD = SecondIndices.OLDEST.plusSeconds(1);

    private final KafkaClients kafka;
    private final ReadModels models;
    private final WriteMapper mapper;
    private final BulkWriter writer;
    private final SecondIndices seconds;
    private final Telemetry telemetry;
    private final SinkSettings settings;
    private final ProjectorSettings projector;

    IndexFiller(
            KafkaClients kafka,
            ReadModels models,
            WriteMapper mapper,
            BulkWriter writer,
            SecondIndices seconds,
            Telemetry telemetry,
            SinkSettings settings,
            ProjectorSettings projector) {
        this.kafka = kafka;
        this.models = models;
        this.mapper = mapper;
        this.writer = writer;
        this.seconds = seconds;
        this.telemetry = telemetry;
        this.settings = settings;
        this.projector = projector;
    }

    /// Returns true when the index holds everything up to an end of the topic that was looked up
    /// after every indexer wrote to both; false when it was told to stop or the index is gone.
    public boolean fill(ReadModel model, IndexPair.Index index, CountDownLatch stopping)
            throws IOException, InterruptedException {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        settings.documents(),
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "projector-filler");
        try (Consumer<byte[], byte[]> consumer = kafka.consumer(group(index), config)) {
            List<TopicPartition> partitions =
                    IntStream.range(0, projector.partitions())
                            .mapToObj(p -> new TopicPartition(model.topic(), p))
                            .toList();
            consumer.assign(partitions);
            long heard = System.nanoTime() + HEARD.toNanos();
            Map<TopicPartition, Long> ends = Map.of();
            long lookedUp = 0;
            while (stopping.getCount() > 0 && seconds.aliases().contains(model.alias())) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(IDLE);
                if (!write(model, polled, stopping)) {
                    return false;
                }
                Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
                partitions.forEach(
                        p -> positions.put(p, new OffsetAndMetadata(consumer.position(p))));
                consumer.commitSync(positions);
                long now = System.nanoTime();
                if (!ends.isEmpty()
                        && ends.entrySet().stream()
                                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
                    if (now - lookedUp < RECENT.toNanos()) {
                        return true;
                    }
                    ends = Map.of();
                }
                if (ends.isEmpty() && now > heard) {
                    ends = consumer.endOffsets(partitions);
                    lookedUp = now;
                }
            }
            return false;
        }
    }

    /// Forgets how far an index is filled: another filling begins anew.
    public void forget(IndexPair.Index index) throws InterruptedException {
        try (Admin admin = kafka.admin()) {
            admin.deleteConsumerGroups(List.of(group(index))).all().get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof GroupIdNotFoundException)) {
                LOG.atWarn()
                        .addKeyValue("group", group(index))
                        .addKeyValue("cause", refused.getMessage())
                        .log("Positions were not forgotten; the broker does so in time");
            }
        }
    }

    private String group(IndexPair.Index index) {
        return settings.group() + ".rebuild." + index.uuid();
    }

    /// Tries until everything is written or refused; false when told to stop.
    private boolean write(
            ReadModel model, ConsumerRecords<byte[], byte[]> polled, CountDownLatch stopping)
            throws InterruptedException {
        var batch = RecordBatch.of(polled, models, projector.partitions(), new Acknowledged());
        Collection<RecordBatch.Keyed> todo = batch.latest();
        GrowingPause pause = new GrowingPause(settings.retryFrom(), settings.retryTo());
        while (true) {
            List<RecordBatch.Keyed> again = attempt(todo);
            telemetry.count(
                    ProjectorMetric.REBUILD_DOCUMENTS, model.alias(), todo.size() - again.size());
            if (again.isEmpty()) {
                return true;
            }
            if (stopping.await(pause.next().toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            todo = again;
        }
    }

    private List<RecordBatch.Keyed> attempt(Collection<RecordBatch.Keyed> records) {
        List<RecordBatch.Keyed> again = new ArrayList<>();
        List<DocumentWrite> chunk = new ArrayList<>();
        long bytes = 0;
        for (RecordBatch.Keyed keyed : records) {
            try {
                Optional<DocumentWrite> asked = mapper.writeFor(keyed);
                if (asked.isPresent()) {
                    DocumentWrite write = asked.get().toSecond();
                    chunk.add(write);
                    bytes += write.size();
                }
            } catch (NotARow refused) {
                // The indexer has parked it: no index has a document of it.
                LOG.atDebug().addKeyValue("document", keyed.key()).log("Not a row");
            } catch (RegistryUnreachable unreachable) {
                again.add(keyed);
            }
            if (bytes >= settings.size().toBytes()) {
                again.addAll(written(chunk));
                chunk = new ArrayList<>();
                bytes = 0;
            }
        }
        again.addAll(written(chunk));
        return again;
    }

    private List<RecordBatch.Keyed> written(List<DocumentWrite> chunk) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        BulkOutcome outcome = writer.write(chunk);
        for (BulkOutcome.Refused refused : outcome.refused()) {
            telemetry.count(ProjectorMetric.REBUILD_REFUSED, refused.write().model().alias(), 1);
            LOG.atWarn()
                    .addKeyValue("index", refused.write().target())
                    .addKeyValue("document", refused.write().id())
                    .addKeyValue("reason", refused.reason())
                    .log("A second index refuses a document");
        }
        return outcome.transientlyFailed().stream().map(DocumentWrite::origin).toList();
    }
}
