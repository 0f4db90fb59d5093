package io.tributary.projector;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes change records as the connector does: the whole row in Confluent's wire format, or a
/// tombstone, in the organization's partition.
final class ChangeFeed implements AutoCloseable {
    static final int PARTITIONS = 4;
    static final String JOURNAL = TopicName.of(JournalSchema.TABLE);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final KafkaClients kafka;
    private final String registry;
    private final DomainCatalog catalog;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, Integer> schemaIds = new HashMap<>();
    private final Map<String, Schema> schemas = new HashMap<>();

    ChangeFeed(KafkaClients kafka, String registry, DomainCatalog catalog) {
        this.kafka = kafka;
        this.registry = registry;
        this.catalog = catalog;
        this.producer = kafka.producer("change-feed");
    }

    /// Makes the change topics of all captured entities, and the journal's, that are not there.
    void createTopics() {
        try (Admin admin = kafka.admin()) {
            for (Entity entity : catalog.capturedEntities().toList()) {
                var topic = new NewTopic(TopicName.of(entity.table()), PARTITIONS, (short) 1);
                create(admin, topic.configs(Map.of("cleanup.policy", "compact")));
            }
            create(admin, new NewTopic(JOURNAL, PARTITIONS, (short) 1));
        }
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failure);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
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
        Schema schema = JournalSchema.avro();
        GenericRecord entry =
                new GenericRecordBuilder(schema)
                        .set(BaseColumns.ORGANIZATION_ID, key.organization().toString())
                        .set(BaseColumns.ID, key.id().toString())
                        .set("occurred_at", 1_763_719_200_123L)
                        .set("actor", "ada")
                        .set("command", "dialer.campaign.create")
                        .set("outcome", "accepted")
                        .set("transaction", 1L)
                        .set("changes", changes)
                        .build();
        int id = schemaIds.computeIfAbsent(JOURNAL, topic -> register(topic, schema));
        return send(JOURNAL, key, encoded(id, schema, entry));
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
        int id =
                schemaIds.computeIfAbsent(
                        TopicName.of(entity.table()), topic -> register(topic, schema));
        return encoded(id, schema, row.build());
    }

    private static byte[] encoded(int id, Schema schema, GenericRecord row) {
        try {
            var out = new ByteArrayOutputStream();
            out.write(0);
            out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
            var encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema, GenericData.get()).write(row, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private int register(String topic, Schema schema) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = MAPPER.writeValueAsString(Map.of("schema", schema.toString()));
            var answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    registry
                                                            + "/subjects/"
                                                            + topic
                                                            + "-value/versions"))
                                    .header(
                                            "Content-Type",
                                            "application/vnd.schemaregistry.v1+json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            return MAPPER.readTree(answer.body()).path("id").asInt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
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
