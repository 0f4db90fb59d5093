package io.tributary.query.request;

import io.tributary.query.QueryHandler;
import io.tributary.query.export.Export;
import io.tributary.query.response.AnswerSender;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The route of exports. A file that cannot be finished ends without its last chunk, so that no
/// client takes it for whole.
@RestController
class ExportController {
    private final QueryHandler handler;
    private final AnswerSender sender;

    ExportController(QueryHandler handler, AnswerSender sender) {
        this.handler = handler;
        this.sender = sender;
    }

    @GetMapping("/v1/organizations/{organization}/exports/{domain}/{entity}")
    void export(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            @PathVariable String domain,
            @PathVariable String entity,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Export export =
                handler.export(
                        CallReader.read(jwt, request),
                        PathIds.uuid("organization", organization),
                        domain,
                        entity);
        sender.head(response, export);
        try {
            export.writeTo(response.getOutputStream());
        } catch (RuntimeException unfinished) {
            if (!response.isCommitted()) {
                throw unfinished;
            }
            throw new IOException("The export cannot be finished.", unfinished);
        }
    }
}
