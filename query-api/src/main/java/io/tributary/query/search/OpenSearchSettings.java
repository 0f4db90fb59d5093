package io.tributary.query.search;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param connections most requests at once
/// @param timeout for one answer
@ConfigurationProperties("tributary.opensearch")
public record OpenSearchSettings(
        URI url, @DefaultValue("64") int connections, @DefaultValue("10s") Duration timeout) {}
