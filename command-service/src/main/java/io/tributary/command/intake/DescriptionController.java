package io.tributary.command.intake;

import io.tributary.command.decision.CommandRules;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.derive.CommandApi;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What can be sent here, as OpenAPI 3.1. It holds no tenant's data: anybody may read it, from any
/// page.
@RestController
@CrossOrigin
final class DescriptionController {
    private final Supplier<byte[]> document;

    DescriptionController(LiveCatalog live, CommandRules rules, JsonMapper json) {
        this.document = live.derived(c -> json.writeValueAsBytes(CommandApi.of(c, rules::offers)));
    }

    /// The second address is for an installation with one origin for both services.
    @GetMapping(
            value = {"/openapi.json", "/commands/openapi.json"},
            produces = "application/json")
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok(document.get());
    }
}
