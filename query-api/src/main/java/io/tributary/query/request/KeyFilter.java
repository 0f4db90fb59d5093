package io.tributary.query.request;

import io.tributary.query.tenancy.Keys;
import io.tributary.schemas.contract.PresentedKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets an app in by `Authorization: Bearer trb_…` or `Api-Key: trb_…`: as a caller whose id is the
/// key's, and who is asked for again after a while, as one with a token is.
final class KeyFilter extends OncePerRequestFilter {
    private static final long SECONDS = 3600;

    private final Keys keys;
    private final InstantSource clock;

    KeyFilter(Keys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    static Optional<String> sent(HttpServletRequest request) {
        return PresentedKey.sent(request.getHeader("Authorization"), request.getHeader("Api-Key"));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        Instant now = clock.instant();
        sent(request)
                .flatMap(PresentedKey::parse)
                .flatMap(key -> keys.find(key, now))
                .ifPresent(id -> letIn(id, now));
        next.doFilter(request, response);
    }

    private static void letIn(UUID key, Instant now) {
        Jwt caller =
                Jwt.withTokenValue("key")
                        .header("alg", "none")
                        .subject(key.toString())
                        .expiresAt(now.plusSeconds(SECONDS))
                        .build();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new JwtAuthenticationToken(caller, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
