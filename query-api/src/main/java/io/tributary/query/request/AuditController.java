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

/// The route of the audit log.
@RestController
class AuditController {
    private final QueryHandler handler;
    private final AnswerSender sender;

    AuditController(QueryHandler handler, AnswerSender sender) {
        this.handler = handler;
        this.sender = sender;
    }

    @GetMapping("/v1/organizations/{organization}/audit")
    ResponseEntity<Object> audit(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            HttpServletRequest request) {
        return sender.send(
                request,
                handler.audit(
                        CallReader.read(jwt, request), PathIds.uuid("organization", organization)));
    }
}
