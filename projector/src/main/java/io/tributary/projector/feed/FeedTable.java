package io.tributary.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.projector.intake.RowDecoder;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.projector.topology.TopologyNames;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.Column;
import io.tributary.schemas.derive.Columns;
import io.tributary.schemas.derive.RowJson;
import io.tributary.schemas.derive.RowSchema;
import io.tributary.schemas.derive.VisibleTo;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How the rows of one table are told in feeds: without personal fields, and only those that a
/// member without any special role may see.
///
/// **Thread-safe.** A pure function of the record.
final class FeedTable {
    private static final Set<String> EVERY_MEMBER =
            Set.of(VisibleTo.EVERYONE, "role:" + Role.VIEWER.spelling());
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Entity entity;
    private final String topic;
    private final boolean documents;
    private final List<Column> columns;
    private final RowDecoder decoder;

    /// @param topic where its changes are read
    /// @param documents whether the topic holds documents, since other rows decide who sees these
    FeedTable(Entity entity, String topic, boolean documents, SchemaRegistry registry) {
        this.entity = entity;
        this.topic = topic;
        this.documents = documents;
        this.decoder = new RowDecoder(registry, RowSchema.avroFor(entity));
        Set<String> personal =
                entity.fields().stream()
                        .filter(EntityField::personal)
                        .map(EntityField::name)
                        .collect(Collectors.toSet());
        this.columns =
                Columns.of(entity).stream().filter(c -> !personal.contains(c.name())).toList();
    }

    String topic() {
        return topic;
    }

    String domain() {
        return entity.domain();
    }

    boolean documents() {
        return documents;
    }

    /// `<table>/<id>`: the organization is the feed's.
    byte[] key(RowKey row) {
        return (entity.table().table() + "/" + row.id()).getBytes(UTF_8);
    }

    /// The row that the record is about; null for one that is about none, and so belongs to nobody:
    /// the indexer reads it too, and parks what no one should have written.
    static @Nullable RowKey row(ConsumerRecord<byte[], byte[]> change) {
        String key = new String(change.key(), UTF_8);
        if (TopologyNames.isMarker(key)) {
            return null;
        }
        try {
            return RowKey.parse(key);
        } catch (IllegalArgumentException nobodysRow) {
            return null;
        }
    }

    /// @throws RowDecoder.NotARow when the value cannot be read
    /// @throws SchemaRegistry.RegistryUnreachable when the writer's schema is not known yet
    Told told(ConsumerRecord<byte[], byte[]> change) {
        byte @Nullable [] value = change.value();
        if (value == null) {
            return new Told.Gone();
        }
        return documents ? toldOfDocument(value) : toldOfRow(value, change);
    }

    private Told toldOfRow(byte[] value, ConsumerRecord<byte[], byte[]> change) {
        GenericRecord row = decoder.row(value);
        if (!isForEveryMember(VisibleTo.of(entity.visibility(), row::get))) {
            // A row that begins hidden was never shown.
            return operation(change).equals("create") ? new Told.Nothing() : new Told.Gone();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            RowJson.write(json, columns, row);
            json.writeEndObject();
        }
        return new Told.Row(out.toByteArray());
    }

    private Told toldOfDocument(byte[] value) {
        JsonNode document = read(value);
        List<String> visibleTo =
                document.path(VisibleTo.FIELD).valueStream().map(JsonNode::asString).toList();
        if (!isForEveryMember(visibleTo)) {
            return new Told.Gone();
        }
        ObjectNode shown = MAPPER.createObjectNode();
        columns.forEach(c -> shown.set(c.name(), document.path(c.name())));
        return new Told.Row(MAPPER.writeValueAsBytes(shown));
    }

    private static JsonNode read(byte[] document) {
        try {
            return MAPPER.readTree(document);
        } catch (JacksonException unreadable) {
            throw new RowDecoder.NotARow(
                    "Expected a document, but it cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static boolean isForEveryMember(List<String> visibleTo) {
        return visibleTo.stream().anyMatch(EVERY_MEMBER::contains);
    }

    private static String operation(ConsumerRecord<byte[], byte[]> change) {
        Header header = change.headers().lastHeader(ChangeHeader.OPERATION);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
