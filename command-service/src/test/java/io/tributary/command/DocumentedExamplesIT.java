package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.LiveCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every example of the description is sent as it stands; only ids of rows that must exist are put
/// in.
class DocumentedExamplesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOTHING = "00000000-0000-7000-8000-000000000000";
    private static final Set<Integer> MISTAKES_OF_THE_SENDER = Set.of(400, 404, 405, 413, 415, 422);

    private final Tenant owner = Trial.shared().found();
    private final JsonNode document = JSON.readTree(Trial.shared().get("/openapi.json"));
    private final DomainCatalog catalog = Trial.shared().bean(LiveCatalog.class).get();
    private final Map<String, Reply> replies = new HashMap<>();

    @Test
    void every_example_of_a_creating_command_is_accepted_as_written() {
        // Given
        List<String> refused = new ArrayList<>();
        List<String> accepted = new ArrayList<>();

        // When
        document.path("paths")
                .propertyNames()
                .forEach(
                        path -> {
                            String command = path.substring(path.lastIndexOf('/') + 1);
                            if (path.contains("{organization}/commands/")
                                    && creates(path)
                                    && !command.equals("identity.organization.create")) {
                                Reply reply = reply(path);
                                if (MISTAKES_OF_THE_SENDER.contains(reply.status())
                                        && !reply.code().equals("CMD-304")) {
                                    refused.add(command + ": " + reply);
                                } else if (reply.status() == 201) {
                                    accepted.add(command);
                                }
                            }
                        });

        // Then
        assertThat(refused).isEmpty();
        assertThat(accepted)
                .hasSizeGreaterThan(30)
                .contains("dialer.call_log.create", "community.event.create");
    }

    @Test
    void the_description_needs_no_token_and_may_be_read_from_any_page() {
        assertThat(document.path("openapi").stringValue()).isEqualTo("3.1.0");
    }

    private boolean creates(String path) {
        return operation(path).path("responses").has("201");
    }

    private JsonNode operation(String path) {
        return document.path("paths").path(path).path("post");
    }

    /// Each is sent once: many rows may not be there twice.
    private Reply reply(String path) {
        Reply known = replies.get(path);
        if (known != null) {
            return known;
        }
        Reply reply = send(path);
        replies.put(path, reply);
        return reply;
    }

    private Reply send(String path) {
        String command = path.substring(path.lastIndexOf('/') + 1);
        JsonNode content =
                operation(path).path("requestBody").path("content").path("application/json");
        ObjectNode body = (ObjectNode) content.path("example").deepCopy();
        JsonNode properties =
                document.at(content.path("schema").path("$ref").stringValue().substring(1))
                        .path("properties");
        for (String field : List.copyOf(body.propertyNames())) {
            JsonNode referred = properties.path(field).path("x-references");
            if (referred.isString()) {
                body.put(field, rowOf(command.split("\\.")[0], referred.stringValue()));
            }
        }
        return owner.send(command, body.toString());
    }

    /// The id of a row of the entity, which is created when there is none; of nothing where only
    /// others than this command bring such rows into being.
    private String rowOf(String domain, String entity) {
        String word = catalog.find(domain).orElseThrow().findEntity(entity).orElseThrow().word();
        String path =
                "/v1/organizations/{organization}/commands/%s.%s.create".formatted(domain, word);
        return creates(path) ? reply(path).id() : NOTHING;
    }
}
