package io.tributary.command.tenancy;

import io.tributary.schemas.contract.PresentedKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes an API key out of `Authorization: Bearer trb_…` or `Api-Key: trb_…`. Whether it opens is
/// decided where the organization is known; see {@link Callers}.
public final class KeyFilter extends OncePerRequestFilter {
    /// Whether the request carries what claims to be a key, and no token.
    public static boolean hasKey(HttpServletRequest request) {
        return sent(request).isPresent();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        Optional<PresentedKey> key = sent(request).flatMap(PresentedKey::parse);
        if (key.isPresent()) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new Presented(key.get()));
            SecurityContextHolder.setContext(context);
        }
        next.doFilter(request, response);
    }

    private static Optional<String> sent(HttpServletRequest request) {
        return PresentedKey.sent(request.getHeader("Authorization"), request.getHeader("Api-Key"));
    }

    /// A key that nobody has looked up yet.
    static final class Presented extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1;
        private final transient PresentedKey key;

        Presented(PresentedKey key) {
            super(List.of());
            this.key = key;
            setAuthenticated(true);
        }

        PresentedKey key() {
            return key;
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Object getPrincipal() {
            return key.prefix();
        }
    }
}
