package io.tributary.query.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/// The console's files need no token, hold no data, and run nothing that is not among them.
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    /// Templates become elements by one named way only, that of the library; see
    /// ops/decisions/2026-11-21-console.md.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' %s;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types lit-html";

    @Bean
    @Order(1)
    SecurityFilterChain console(HttpSecurity http, ConsoleSettings settings) {
        return http.securityMatcher("/", "/console/**", "/docs/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                                c -> c.policyDirectives(policy(settings)))
                                        .referrerPolicy(Customizer.withDefaults())
                                        .addHeaderWriter(
                                                new StaticHeadersWriter(
                                                        "Cross-Origin-Opener-Policy",
                                                        "same-origin"))
                                        .httpStrictTransportSecurity(Customizer.withDefaults()))
                .build();
    }

    private static String policy(ConsoleSettings settings) {
        return POLICY.formatted(settings.commandsOrigin()).replace(" ;", ";");
    }
}
