package io.tributary.query.request;

import io.tributary.query.QueryHandler;
import io.tributary.query.response.AnswerSender;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The route of histories.
@RestController
class HistoryController {
    private final QueryHandler handler;
    private final AnswerSender sender;

    HistoryController(QueryHandler handler, AnswerSender sender) {
        this.handler = handler;
        this.sender = sender;
    }

    @GetMapping("/v1/organizations/{organization}/documents/{domain}/{collection}/{id}/history")
    ResponseEntity<Object> history(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            @PathVariable String domain,
            @PathVariable String collection,
            @PathVariable String id,
            HttpServletRequest request) {
        return sender.send(
                request,
                handler.history(
                        CallReader.read(jwt, request),
                        PathIds.uuid("organization", organization),
                        domain,
                        collection,
                        id));
    }
}
