package io.tributary.query.request;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/// Whose bearer tokens are believed.
@ConfigurationProperties("tributary.auth")
public record AuthSettings(URI jwksUri, String issuer, String audience) {}
