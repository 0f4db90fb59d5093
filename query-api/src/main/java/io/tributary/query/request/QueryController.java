package io.tributary.query.request;

import io.tributary.query.QueryHandler;
import io.tributary.query.response.Answer;
import io.tributary.query.response.AnswerSender;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The routes. All the rest is {@link QueryHandler}'s.
@RestController
@RequestMapping("/v1")
class QueryController {
    private static final String ORGANIZATION = "organization";

    private final QueryHandler handler;
    private final AnswerSender sender;

    QueryController(QueryHandler handler, AnswerSender sender) {
        this.handler = handler;
        this.sender = sender;
    }

    @GetMapping("/me")
    ResponseEntity<Object> me(@AuthenticationPrincipal Jwt jwt, HttpServletRequest request) {
        return sent(request, handler.me(CallReader.read(jwt, request)));
    }

    @GetMapping("/catalog")
    ResponseEntity<Object> catalog(@AuthenticationPrincipal Jwt jwt, HttpServletRequest request) {
        return sent(request, handler.catalog(CallReader.read(jwt, request)));
    }

    @GetMapping("/organizations/{organization}/catalog")
    ResponseEntity<Object> catalog(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            HttpServletRequest request) {
        return sent(
                request,
                handler.catalog(
                        CallReader.read(jwt, request), PathIds.uuid(ORGANIZATION, organization)));
    }

    @GetMapping("/organizations/{organization}/documents/{domain}/{collection}")
    ResponseEntity<Object> documents(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            @PathVariable String domain,
            @PathVariable String collection,
            HttpServletRequest request) {
        return sent(
                request,
                handler.documents(
                        CallReader.read(jwt, request),
                        PathIds.uuid(ORGANIZATION, organization),
                        domain,
                        collection));
    }

    @GetMapping("/organizations/{organization}/documents/{domain}/{collection}/{id}")
    ResponseEntity<Object> document(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            @PathVariable String domain,
            @PathVariable String collection,
            @PathVariable String id,
            HttpServletRequest request) {
        return sent(
                request,
                handler.document(
                        CallReader.read(jwt, request),
                        PathIds.uuid(ORGANIZATION, organization),
                        domain,
                        collection,
                        id));
    }

    @GetMapping("/organizations/{organization}/dashboards/{domain}/{name}")
    ResponseEntity<Object> dashboard(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            @PathVariable String domain,
            @PathVariable String name,
            HttpServletRequest request) {
        return sent(
                request,
                handler.dashboard(
                        CallReader.read(jwt, request),
                        PathIds.uuid(ORGANIZATION, organization),
                        domain,
                        name));
    }

    @GetMapping("/organizations/{organization}/freshness")
    ResponseEntity<Object> freshness(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            HttpServletRequest request) {
        return sent(
                request,
                handler.freshness(
                        CallReader.read(jwt, request), PathIds.uuid(ORGANIZATION, organization)));
    }

    @GetMapping("/organizations/{organization}/pipeline")
    ResponseEntity<Object> pipeline(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            HttpServletRequest request) {
        return sent(
                request,
                handler.pipeline(
                        CallReader.read(jwt, request), PathIds.uuid(ORGANIZATION, organization)));
    }

    private ResponseEntity<Object> sent(HttpServletRequest request, Answer answer) {
        return sender.send(request, answer);
    }
}
