package io.tributary.cdc.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the schema registry's Confluent REST API is.
@ConfigurationProperties("tributary.registry")
public record RegistrySettings(String url) {}
