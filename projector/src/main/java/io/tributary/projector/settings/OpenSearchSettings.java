package io.tributary.projector.settings;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where OpenSearch is.
@ConfigurationProperties("tributary.opensearch")
public record OpenSearchSettings(
        URI url, @DefaultValue("") String username, @DefaultValue("") String password) {}
