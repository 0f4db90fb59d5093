package io.tributary.query.request;

import io.tributary.query.QueryHandler;
import io.tributary.query.live.LiveStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The route of server-sent events. The request's own virtual thread writes them for as long as the
/// client listens.
@RestController
class ChangesController {
    private static final Logger LOG = LoggerFactory.getLogger(ChangesController.class);

    private final QueryHandler handler;

    ChangesController(QueryHandler handler) {
        this.handler = handler;
    }

    @GetMapping("/v1/organizations/{organization}/changes")
    void changes(
            @AuthenticationPrincipal Jwt jwt,
            @PathVariable String organization,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant until = Optional.ofNullable(jwt.getExpiresAt()).orElse(Instant.MAX);
        try (LiveStream stream =
                handler.changes(
                        CallReader.read(jwt, request),
                        PathIds.uuid("organization", organization),
                        Optional.ofNullable(request.getHeader(ChangesReader.LAST_EVENT_ID)),
                        until)) {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            // Reverse proxies that gather answers would keep events back.
            response.setHeader("X-Accel-Buffering", "no");
            if (HttpMethod.GET.matches(request.getMethod())) {
                stream.follow(response.getOutputStream());
            }
        } catch (IOException gone) {
            LOG.debug("A listener is gone: {}", gone.toString());
        }
    }
}
