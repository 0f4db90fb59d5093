package io.tributary.command.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whose tokens are trusted.
@ConfigurationProperties("tributary.auth")
public record AuthSettings(String jwksUri, String issuer, String audience) {}
