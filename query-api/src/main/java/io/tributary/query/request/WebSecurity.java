package io.tributary.query.request;

import io.tributary.query.problem.ProblemWriter;
import io.tributary.query.tenancy.Keys;
import io.tributary.schemas.contract.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// Lets in who has a valid bearer token, and puts the security headers on every answer.
@Configuration(proxyBeanMethods = false)
class WebSecurity {
    private static final BearerTokenResolver TOKENS = new DefaultBearerTokenResolver();
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, AuthenticationEntryPoint refusal, Keys keys) {
        return http.authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(
                                                "/actuator/**",
                                                "/error",
                                                "/openapi.json",
                                                "/asyncapi.json",
                                                "/problems/**")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .addFilterBefore(
                        new KeyFilter(keys, InstantSource.system()),
                        BearerTokenAuthenticationFilter.class)
                .oauth2ResourceServer(
                        server ->
                                server.jwt(Customizer.withDefaults())
                                        .bearerTokenResolver(WebSecurity::token)
                                        .authenticationEntryPoint(refusal))
                .exceptionHandling(e -> e.authenticationEntryPoint(refusal))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(c -> c.policyDirectives(NOTHING))
                                        .referrerPolicy(Customizer.withDefaults())
                                        .httpStrictTransportSecurity(Customizer.withDefaults()))
                .build();
    }

    /// A key is no token, and is not taken for one.
    private static @Nullable String token(HttpServletRequest request) {
        return KeyFilter.sent(request).isPresent() ? null : TOKENS.resolve(request);
    }

    @Bean
    AuthenticationEntryPoint refusal(ProblemWriter problems) {
        return (request, response, failure) ->
                problems.write(
                        response,
                        ErrorCode.QUERY_UNAUTHENTICATED,
                        "Expected 'Authorization: Bearer <token>' with a token of the configured issuer, valid now and for this audience. Sign in again.");
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, failure) ->
                problems.write(
                        response,
                        ErrorCode.QUERY_BAD_PARAMETER,
                        "Expected a plain path, but found one with characters that are not accepted.");
    }

    @Bean
    JwtDecoder jwtDecoder(AuthSettings settings) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(settings.jwksUri().toString()).build();
        decoder.setClaimSetConverter(asIssued());
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<Jwt>(
                        JwtValidators.createDefaultWithIssuer(settings.issuer()),
                        new JwtClaimValidator<Object>(
                                "aud", audience -> isFor(audience, settings.audience())),
                        new JwtClaimValidator<String>(
                                "sub", sub -> sub != null && FieldValue.uuid(sub).isPresent())));
        return new AvailableJwtDecoder(decoder);
    }

    /// The framework makes a moment of issue up from the end where there is none: no sign-out would
    /// ever be later.
    private static Converter<Map<String, Object>, Map<String, Object>> asIssued() {
        Converter<Map<String, Object>, Map<String, Object>> usual =
                MappedJwtClaimSetConverter.withDefaults(Map.of());
        return claims -> {
            Map<String, Object> converted = new HashMap<>(claims);
            Map<String, Object> all = usual.convert(claims);
            if (all != null) {
                converted.putAll(all);
            }
            if (!claims.containsKey(JwtClaimNames.IAT)) {
                converted.remove(JwtClaimNames.IAT);
            }
            return converted;
        };
    }

    private static boolean isFor(@Nullable Object audience, String wanted) {
        return audience instanceof Collection<?> several
                ? several.contains(wanted)
                : wanted.equals(audience);
    }
}
