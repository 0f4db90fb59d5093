package io.tributary.schemas.derive;

import static io.tributary.schemas.derive.OpenApiParts.map;
import static io.tributary.schemas.derive.OpenApiParts.object;

import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.TopicName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The change topics of the active domains as AsyncAPI 3.0: one channel for each table, with the
/// Avro schema of its rows.
public final class TopicApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TopicApi() {}

    /// @param bootstrap `host:port` of a broker
    public static Map<String, Object> of(DomainCatalog catalog, String bootstrap) {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        catalog.capturedEntities()
                .forEach(
                        entity -> {
                            String topic = TopicName.of(entity.table());
                            String id = topic.replace('.', '_');
                            messages.put(id, message(entity));
                            channels.put(id, channel(topic, id, entity));
                            operations.put(
                                    "follow_" + id,
                                    map(
                                            "action", "receive",
                                            "channel", map("$ref", "#/channels/" + id),
                                            "summary",
                                                    "Follows every change of %s."
                                                            .formatted(entity.table())));
                        });
        return map(
                "asyncapi",
                "3.0.0",
                "info",
                map(
                        "title",
                        "Tributary changes",
                        "version",
                        "1",
                        "description",
                        "Every committed change once, in commit order within an organization. Read with `isolation.level=read_committed`. An organization has the same partition number in every topic; a missing value is a delete."),
                "servers",
                map(
                        "kafka",
                        map(
                                "host",
                                bootstrap,
                                "protocol",
                                "kafka",
                                "security",
                                List.of(map("type", "scramSha256")))),
                "channels",
                channels,
                "operations",
                operations,
                "components",
                map("messages", messages));
    }

    private static Map<String, Object> channel(String topic, String message, Entity entity) {
        return map(
                "address", topic,
                "description", entity.documentation(),
                "messages", map("change", map("$ref", "#/components/messages/" + message)),
                "bindings",
                        map(
                                "kafka",
                                map(
                                        "topicConfiguration",
                                        map("cleanup.policy", List.of("compact")))));
    }

    private static Map<String, Object> message(Entity entity) {
        return map(
                "name",
                entity.name(),
                "contentType",
                "application/vnd.confluent.avro",
                "headers",
                object(headers(), List.of(ChangeHeader.OPERATION)),
                "payload",
                map(
                        "schemaFormat",
                        "application/vnd.apache.avro;version=1.9.0",
                        "schema",
                        JSON.readTree(RowSchema.avroFor(entity).toString())),
                "bindings",
                map(
                        "kafka",
                        map(
                                "key", map("type", "string", "description", "<organization>/<id>"),
                                "schemaIdLocation", "payload",
                                "schemaIdPayloadEncoding", "confluent")));
    }

    private static Map<String, Object> headers() {
        Map<String, Object> text = map("type", "string");
        return map(
                ChangeHeader.OPERATION,
                        map(
                                "type",
                                "string",
                                "enum",
                                List.of("create", "update", "delete", "snapshot")),
                ChangeHeader.TRANSACTION, text,
                ChangeHeader.COMMIT_TIME, map("type", "string", "format", "date-time"),
                ChangeHeader.ACTOR, text,
                ChangeHeader.COMMAND, text,
                ChangeHeader.LSN, text,
                ChangeHeader.TRACEPARENT, text,
                ChangeHeader.VISIBLE_BEFORE, text);
    }
}
