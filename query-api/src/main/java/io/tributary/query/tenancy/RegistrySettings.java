package io.tributary.query.tenancy;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param url base of the Confluent REST API
@ConfigurationProperties("tributary.registry")
public record RegistrySettings(URI url) {}
