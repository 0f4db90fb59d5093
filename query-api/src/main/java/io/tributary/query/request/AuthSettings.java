package io.tributary.query.request;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whose bearer tokens are believed.
@ConfigurationProperties("tributary.auth")
public record AuthSettings(URI jwksUri, String issuer, String audience) {}
