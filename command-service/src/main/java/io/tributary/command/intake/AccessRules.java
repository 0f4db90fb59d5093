package io.tributary.command.intake;

import io.tributary.command.security.SecurityTally;
import io.tributary.command.settings.BrowserSettings;
import io.tributary.command.tenancy.KeyFilter;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/// Everything but health, figures, the description, what problems mean and what receivers of
/// effects report needs a verified token.
@Configuration(proxyBeanMethods = false)
class AccessRules {
    private static final BearerTokenResolver TOKENS = new DefaultBearerTokenResolver();
    private static final Pattern ORGANIZATION = Pattern.compile("/v1/organizations/([^/]*)");

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, CorsConfigurationSource origins, SecurityTally tally)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(origins))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        paths ->
                                paths.requestMatchers(
                                                "/actuator/**",
                                                "/openapi.json",
                                                "/commands/openapi.json",
                                                "/problems/**",
                                                // Signed instead.
                                                "/v1/effects/*/status")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .addFilterBefore(new KeyFilter(), BearerTokenAuthenticationFilter.class)
                .oauth2ResourceServer(
                        server ->
                                server.jwt(jwt -> {})
                                        .bearerTokenResolver(AccessRules::token)
                                        .authenticationEntryPoint(
                                                (request, response, refused) ->
                                                        unauthenticated(request, response, tally)))
                .exceptionHandling(
                        problems ->
                                problems.authenticationEntryPoint(
                                        (request, response, refused) ->
                                                unauthenticated(request, response, tally)))
                .build();
    }

    /// A key is no token, and is not taken for one.
    private static @Nullable String token(HttpServletRequest request) {
        return KeyFilter.hasKey(request) ? null : TOKENS.resolve(request);
    }

    /// Which pages may send commands from a browser: those of the named origins, with a bearer
    /// token that their script holds, never with cookies.
    @Bean
    CorsConfigurationSource origins(BrowserSettings settings) {
        CorsConfiguration commands = new CorsConfiguration();
        commands.setAllowedOrigins(settings.origins());
        commands.setAllowedMethods(List.of("GET", "POST", "DELETE"));
        commands.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match"));
        commands.setExposedHeaders(
                List.of(
                        "Tributary-Token",
                        "ETag",
                        "Idempotency-Replayed",
                        "Retry-After",
                        "WWW-Authenticate",
                        "RateLimit",
                        "RateLimit-Policy"));
        commands.setAllowCredentials(false);
        commands.setMaxAge(Duration.ofMinutes(10));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/v1/**", commands);
        return source;
    }

    @Bean
    RequestRejectedHandler rejectedRequests() {
        return (request, response, refused) ->
                ProblemDetails.write(
                        response,
                        Rejection.of(
                                ErrorCode.COMMAND_BAD_HEADER,
                                "Expected a plain path and plain headers, but found unusual characters."
                                        + " Mend them and resend."),
                        Optional.empty());
    }

    private static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, SecurityTally tally)
            throws IOException {
        Matcher organization = ORGANIZATION.matcher(request.getRequestURI());
        tally.refused(
                PathOrganization.orReserved(
                        organization.lookingAt() ? organization.group(1) : null),
                Optional.empty(),
                ErrorCode.COMMAND_UNAUTHENTICATED);
        ProblemDetails.write(
                response,
                Rejection.of(
                        ErrorCode.COMMAND_UNAUTHENTICATED,
                        "Expected Authorization: Bearer with a current token for this service, but found"
                                + " none. Sign in and resend."),
                Optional.empty());
    }
}
