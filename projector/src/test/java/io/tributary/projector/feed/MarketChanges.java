package io.tributary.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.fixtures.MissingTopics;
import io.tributary.fixtures.RealServers;
import io.tributary.fixtures.WireRows;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.settings.KafkaSettings;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.RowSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes changes as the connector does: the rows of whole database transactions and a progress
/// record in one Kafka transaction.
final class MarketChanges implements AutoCloseable {
    private static final String UNREADABLE = "unreadable";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RealServers servers = RealServers.shared();
    private final KafkaClients kafka =
            new KafkaClients(
                    new KafkaSettings(
                            servers.endpoints().kafkaBootstrap(),
                            "admin",
                            servers.kafkaPassword("admin")));
    private final Producer<byte[], byte[]> producer;
    private final WireRows rows = new WireRows(servers.endpoints().registryUrl());
    private final Map<Integer, Map<String, Long>> positions = new HashMap<>();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private long transaction = 1_000;

    /// @param fields null for a row that goes
    record Change(Entity entity, RowKey row, String operation, @Nullable Map<String, ?> fields) {}

    MarketChanges() {
        createTopics();
        producer =
                kafka.transactional("market-changes-" + UUID.randomUUID(), Duration.ofMinutes(1));
        var _ = heart.scheduleWithFixedDelay(this::beat, 0, 200, TimeUnit.MILLISECONDS);
    }

    KafkaClients kafka() {
        return kafka;
    }

    static Change create(Entity entity, RowKey row, Map<String, ?> fields) {
        return new Change(entity, row, "create", fields);
    }

    static Change update(Entity entity, RowKey row, Map<String, ?> fields) {
        return new Change(entity, row, "update", fields);
    }

    static Change delete(Entity entity, RowKey row) {
        return new Change(entity, row, "delete", null);
    }

    /// What no connector writes.
    static Change unreadable(Entity entity, RowKey row) {
        return new Change(entity, row, UNREADABLE, null);
    }

    /// One database transaction.
    void commit(Change... changes) {
        commitAll(List.of(List.of(changes)));
    }

    /// Several database transactions that go out together, table by table.
    synchronized void commitAll(List<List<Change>> transactions) {
        producer.beginTransaction();
        Map<Integer, List<Long>> ended = new HashMap<>();
        Map<String, Future<RecordMetadata>> sent = new HashMap<>();
        long lsn = transaction * 1_000;
        for (List<Change> changes : transactions) {
            transaction++;
            for (Change change : changes) {
                int partition =
                        OrganizationPartition.of(change.row().organization(), Market.PARTITIONS);
                List<Long> ids = ended.computeIfAbsent(partition, _ -> new ArrayList<>());
                if (!ids.contains(transaction)) {
                    ids.add(transaction);
                }
                String topic = TopicName.of(change.entity().table());
                sent.put(partition + "/" + topic, producer.send(record(change, topic, lsn++)));
            }
        }
        sent.forEach(
                (place, record) -> {
                    String[] parts = place.split("/", 2);
                    positions
                            .computeIfAbsent(Integer.valueOf(parts[0]), _ -> new HashMap<>())
                            .put(parts[1], offset(record) + 1);
                });
        progress(ended);
        producer.flush();
        producer.commitTransaction();
    }

    /// What the connector says while nothing happens.
    private synchronized void beat() {
        producer.beginTransaction();
        Map<Integer, List<Long>> all = new HashMap<>();
        for (int partition = 0; partition < Market.PARTITIONS; partition++) {
            all.put(partition, List.of());
        }
        progress(all);
        producer.flush();
        producer.commitTransaction();
    }

    /// What the topology of such rows writes: their document, or none.
    synchronized void document(Entity entity, RowKey row, @Nullable Map<String, ?> document) {
        producer.beginTransaction();
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                TopicName.ofReadModel(Market.DOMAIN, entity.table().table()),
                                OrganizationPartition.of(row.organization(), Market.PARTITIONS),
                                row.toString().getBytes(UTF_8),
                                document == null ? null : JSON.writeValueAsBytes(document)));
        producer.flush();
        producer.commitTransaction();
    }

    private void progress(Map<Integer, List<Long>> ended) {
        long now = System.currentTimeMillis();
        ended.forEach(
                (partition, ids) -> {
                    var said =
                            new ProgressRecord(
                                    ids,
                                    transaction,
                                    now,
                                    now,
                                    positions.getOrDefault(partition, Map.of()));
                    var _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            TopicName.PROGRESS,
                                            partition,
                                            null,
                                            ControlJson.write(said)));
                });
    }

    private ProducerRecord<byte[], byte[]> record(Change change, String topic, long lsn) {
        var record =
                new ProducerRecord<>(
                        topic,
                        OrganizationPartition.of(change.row().organization(), Market.PARTITIONS),
                        change.row().toString().getBytes(UTF_8),
                        value(change, topic));
        record.headers()
                .add(ChangeHeader.OPERATION, change.operation().getBytes(UTF_8))
                .add(ChangeHeader.TRANSACTION, Long.toString(transaction).getBytes(UTF_8))
                .add(ChangeHeader.LSN, Long.toString(lsn).getBytes(UTF_8))
                .add(ChangeHeader.COMMIT_TIME, Instant.now().toString().getBytes(UTF_8));
        return record;
    }

    private byte @Nullable [] value(Change change, String topic) {
        if (change.operation().equals(UNREADABLE)) {
            return new byte[] {1};
        }
        if (change.fields() == null) {
            return null;
        }
        GenericRecordBuilder row =
                new GenericRecordBuilder(RowSchema.avroFor(change.entity()))
                        .set("organization_id", change.row().organization().toString())
                        .set("id", change.row().id().toString())
                        .set("version", 1L)
                        .set("created_at", 1_763_719_200_123L)
                        .set("updated_at", 1_763_719_200_123L);
        change.fields().forEach(row::set);
        return rows.encoded(topic, row.build());
    }

    /// Keys of the letters that wait.
    Set<String> letters() {
        Set<String> waiting = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer = kafka.consumer("letters", Map.of())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TopicName.DEAD_LETTERS).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var letter : consumer.poll(Duration.ofMillis(100))) {
                    String key = new String(letter.key(), UTF_8);
                    boolean _ = letter.value() == null ? waiting.remove(key) : waiting.add(key);
                }
            }
        }
        return waiting;
    }

    private void createTopics() {
        List<String> names = new ArrayList<>(List.of(TopicName.PROGRESS, TopicName.DEAD_LETTERS));
        for (Entity entity : Market.CATALOG.capturedEntities().toList()) {
            boolean decided = Market.CATALOG.decidesOn(entity).isPresent();
            if (entity.scope() == Scope.ORGANIZATION && decided) {
                names.add(TopicName.ofReadModel(entity.domain(), entity.table().table()));
            }
            names.add(TopicName.of(entity.table()));
        }
        try (Admin admin = kafka.admin()) {
            for (String name : names) {
                MissingTopics.create(admin, new NewTopic(name, Market.PARTITIONS, (short) 1));
            }
        }
    }

    private static long offset(Future<RecordMetadata> record) {
        try {
            return record.get().offset();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        heart.close();
        producer.close();
    }
}
