package io.tributary.command.intake;

import io.tributary.command.tenancy.Callers;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.write.OwnRows;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where people read their own rows.
@RestController
final class OwnRowsController {
    private final OwnRows rows;
    private final LiveCatalog catalog;
    private final Callers callers;

    OwnRowsController(OwnRows rows, LiveCatalog catalog, Callers callers) {
        this.rows = rows;
        this.catalog = catalog;
        this.callers = callers;
    }

    @GetMapping("/v1/users/me/rows/{domain}/{collection}")
    void rows(
            @PathVariable String domain,
            @PathVariable String collection,
            Authentication sender,
            HttpServletResponse response)
            throws IOException {
        UUID person = callers.person(sender).user();
        JsonResponse.write(
                response,
                "application/json",
                JsonNodeFactory.instance
                        .objectNode()
                        .set("items", rows.of(person, entity(domain, collection))));
    }

    private Entity entity(String domain, String collection) {
        return catalog.get()
                .entities()
                .filter(e -> e.scope() == Scope.USER && e.domain().equals(domain))
                .filter(e -> e.table().table().equals(collection))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandRejected(
                                        Rejection.of(
                                                ErrorCode.COMMAND_ROW_NOT_FOUND,
                                                "Expected rows that are a person's own, but found others. Look the address up in /openapi.json.")));
    }
}
