package io.tributary.query.request;

import io.tributary.query.feed.KafkaSettings;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.derive.QueryApi;
import io.tributary.schemas.derive.TopicApi;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What can be asked here, as OpenAPI 3.1, and the topics behind it, as AsyncAPI 3.0. They hold no
/// tenant's data: anybody may read them, from any page.
@RestController
@CrossOrigin
class DescriptionController {
    private final Supplier<byte[]> queries;
    private final Supplier<byte[]> topics;

    DescriptionController(LiveCatalog live, KafkaSettings kafka, JsonMapper json) {
        this.queries = live.derived(catalog -> json.writeValueAsBytes(QueryApi.of(catalog)));
        this.topics =
                live.derived(
                        catalog ->
                                json.writeValueAsBytes(
                                        TopicApi.of(catalog, kafka.bootstrapServers())));
    }

    @GetMapping(value = "/openapi.json", produces = "application/json")
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok(queries.get());
    }

    @GetMapping(value = "/asyncapi.json", produces = "application/json")
    ResponseEntity<byte[]> asyncApi() {
        return ResponseEntity.ok(topics.get());
    }
}
