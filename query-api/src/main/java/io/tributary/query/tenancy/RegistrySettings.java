package io.tributary.query.tenancy;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/// @param url base of the Confluent REST API
@ConfigurationProperties("tributary.registry")
public record RegistrySettings(URI url) {}
