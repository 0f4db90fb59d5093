package io.tributary.projector.verify;

import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.readmodel.ReadModels;
import io.tributary.schemas.contract.AppliedRecord;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/// A point in the log of the database, and the wait until every read model has passed it.
@Component
final class ProgressMark {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MARK =
            "SELECT (pg_logical_emit_message(true, 'tributary.mark', 'verify') - '0/0')::bigint";

    private final VerifyDatabase database;
    private final KafkaClients kafka;
    private final ReadModels models;

    ProgressMark(VerifyDatabase database, KafkaClients kafka, ReadModels models) {
        this.database = database;
        this.kafka = kafka;
        this.models = models;
    }

    /// The pipeline did not pass the mark in time; names what is behind.
    static final class NotReached extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotReached(String message) {
            super(message);
        }
    }

    /// Sets a mark and returns when everything committed before it is in the documents.
    ///
    /// @throws NotReached when the connector or a read model is too far behind
    void pass() throws SQLException {
        try (Consumer<byte[], byte[]> consumer =
                kafka.consumer("tributary.projector.verify", Map.of())) {
            List<TopicPartition> progress = partitions(consumer, TopicName.PROGRESS);
            List<TopicPartition> applied = partitions(consumer, TopicName.APPLIED);
            List<TopicPartition> all = new java.util.ArrayList<>(progress);
            all.addAll(applied);
            consumer.assign(all);
            consumer.seekToEnd(progress);
            progress.forEach(consumer::position);
            consumer.seekToBeginning(applied);
            new Wait(consumer, emit(), progress).untilPassed();
        }
    }

    private long emit() throws SQLException {
        try (Connection connection = database.marking();
                Statement statement = connection.createStatement();
                ResultSet lsn = statement.executeQuery(MARK)) {
            lsn.next();
            return lsn.getLong(1);
        }
    }

    private static List<TopicPartition> partitions(
            Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }

    private final class Wait {
        private final Consumer<byte[], byte[]> consumer;
        private final long lsn;
        private final List<TopicPartition> progress;

        /// Partition number to the positions that are to be applied.
        private final Map<Integer, Map<String, Long>> wanted = new HashMap<>();

        /// Partition number and read model to the positions that are.
        private final Map<String, Map<String, Long>> reached = new HashMap<>();

        Wait(Consumer<byte[], byte[]> consumer, long lsn, List<TopicPartition> progress) {
            this.consumer = consumer;
            this.lsn = lsn;
            this.progress = progress;
        }

        void untilPassed() {
            long until = System.nanoTime() + PATIENCE.toNanos();
            Set<String> behind = behind();
            while (!behind.isEmpty()) {
                if (System.nanoTime() > until) {
                    throw new NotReached(
                            ("Expected every read model to pass the mark within %d s, but %s did"
                                            + " not. Look at the health of the connector and the"
                                            + " projector, then verify again. More:"
                                            + " ops/runbooks/pipeline-lags.md")
                                    .formatted(PATIENCE.toSeconds(), behind));
                }
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.topic().equals(TopicName.PROGRESS)) {
                        progressed(record);
                    } else if (record.value() != null) {
                        applied(record);
                    }
                }
                behind = behind();
            }
        }

        private void progressed(ConsumerRecord<byte[], byte[]> record) {
            ProgressRecord said = ControlJson.read(record.value(), ProgressRecord.class);
            if (said.commitLsn() >= lsn) {
                wanted.putIfAbsent(record.partition(), said.positions());
            }
        }

        private void applied(ConsumerRecord<byte[], byte[]> record) {
            AppliedRecord said = ControlJson.read(record.value(), AppliedRecord.class);
            reached.put(said.readModel() + "/" + record.partition(), said.positions());
        }

        private Set<String> behind() {
            Set<String> behind = new TreeSet<>();
            for (TopicPartition partition : progress) {
                Map<String, Long> positions = wanted.get(partition.partition());
                if (positions == null) {
                    behind.add("connector/" + partition.partition());
                    continue;
                }
                for (ReadModel model : models.all()) {
                    String name = model.alias() + "/" + partition.partition();
                    Map<String, Long> there = reached.getOrDefault(name, Map.of());
                    boolean passed =
                            model.inputs().stream()
                                    .allMatch(
                                            input ->
                                                    there.getOrDefault(input, 0L)
                                                            >= positions.getOrDefault(input, 0L));
                    if (!passed) {
                        behind.add(name);
                    }
                }
            }
            return behind;
        }
    }
}
