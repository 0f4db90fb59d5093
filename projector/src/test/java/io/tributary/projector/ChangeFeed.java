package io.tributary.projector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.fixtures.MissingTopics;
import io.tributary.fixtures.WireRows;
import io.tributary.projector.intake.KafkaClients;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import io.tributary.schemas.derive.JournalSchema;
import io.tributary.schemas.derive.RowSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Writes change records as the connector does: the whole row in Confluent's wire format, or a
/// tombstone, in the organization's partition.
final class ChangeFeed implements AutoCloseable {
    static final int PARTITIONS = 4;
    static final String JOURNAL = TopicName.of(JournalSchema.TABLE);

    private final KafkaClients kafka;
    private final WireRows rows;
    private final DomainCatalog catalog;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, Schema> schemas = new HashMap<>();

    ChangeFeed(KafkaClients kafka, String registry, DomainCatalog catalog) {
        this.kafka = kafka;
        this.rows = new WireRows(registry);
        this.catalog = catalog;
        this.producer = kafka.producer("change-feed");
    }

    /// Makes the change topics of all captured entities, and the journal's, that are not there.
    void createTopics() {
        try (Admin admin = kafka.admin()) {
            for (Entity entity : catalog.capturedEntities().toList()) {
                var topic = new NewTopic(TopicName.of(entity.table()), PARTITIONS, (short) 1);
                MissingTopics.create(admin, topic.configs(Map.of("cleanup.policy", "compact")));
            }
            MissingTopics.create(admin, new NewTopic(JOURNAL, PARTITIONS, (short) 1));
        }
    }

    /// A row with the given fields; the others have their defaults.
    Future<RecordMetadata> put(Entity entity, RowKey key, Map<String, Object> fields) {
        return send(entity, key, value(entity, key, fields));
    }

    Future<RecordMetadata> delete(Entity entity, RowKey key) {
        return send(entity, key, null);
    }

    Future<RecordMetadata> send(Entity entity, RowKey key, byte @Nullable [] value) {
        return send(TopicName.of(entity.table()), key, value);
    }

    /// An accepted entry of the journal.
    Future<RecordMetadata> journal(RowKey key, String changes) {
        GenericRecord entry =
                new GenericRecordBuilder(JournalSchema.avro())
                        .set(BaseColumns.ORGANIZATION_ID, key.organization().toString())
                        .set(BaseColumns.ID, key.id().toString())
                        .set("occurred_at", 1_763_719_200_123L)
                        .set("actor", "ada")
                        .set("command", "dialer.campaign.create")
                        .set("outcome", "accepted")
                        .set("transaction", 1L)
                        .set("changes", changes)
                        .build();
        return send(JOURNAL, key, rows.encoded(JOURNAL, entry));
    }

    private Future<RecordMetadata> send(String topic, RowKey key, byte @Nullable [] value) {
        var record =
                new ProducerRecord<>(
                        topic,
                        OrganizationPartition.of(key.organization(), PARTITIONS),
                        key.toString().getBytes(UTF_8),
                        value);
        record.headers()
                .add(ChangeHeader.COMMIT_TIME, Instant.now().toString().getBytes(UTF_8))
                .add(ChangeHeader.TRANSACTION, "1".getBytes(UTF_8));
        return producer.send(record);
    }

    private byte[] value(Entity entity, RowKey key, Map<String, Object> fields) {
        Schema schema = schemas.computeIfAbsent(entity.name(), _ -> RowSchema.avroFor(entity));
        GenericRecordBuilder row =
                new GenericRecordBuilder(schema)
                        .set(BaseColumns.ORGANIZATION_ID, key.organization().toString())
                        .set(BaseColumns.ID, key.id().toString())
                        .set(BaseColumns.VERSION, 1L)
                        .set(BaseColumns.CREATED_AT, 1_763_719_200_123L)
                        .set(BaseColumns.UPDATED_AT, 1_763_719_200_123L);
        fields.forEach(row::set);
        return rows.encoded(TopicName.of(entity.table()), row.build());
    }

    void flush() {
        producer.flush();
    }

    static RowKey keyIn(UUID organization) {
        return new RowKey(organization, UUID.randomUUID());
    }

    @Override
    public void close() {
        producer.close();
    }
}
