package io.tributary.query.request;

import io.tributary.query.QueryHandler;
import io.tributary.query.analyst.FeedLogin;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The route to a feed's login. No cache keeps the answer.
@RestController
class FeedController {
    private final QueryHandler handler;

    FeedController(QueryHandler handler) {
        this.handler = handler;
    }

    @GetMapping("/v1/organizations/{organization}/feeds/{id}")
    ResponseEntity<FeedLogin> feed(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            @PathVariable String id,
            HttpServletRequest request) {
        FeedLogin login =
                handler.feed(
                        CallReader.read(jwt, request),
                        PathIds.uuid("organization", organization),
                        id);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(login);
    }
}
