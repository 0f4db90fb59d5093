package io.tributary.query.request;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param directory holds one folder per domain
/// @param active the domains that are served
@ConfigurationProperties("tributary.domains")
public record DomainSettings(Path directory, List<String> active) {
    public DomainSettings {
        active = List.copyOf(active);
    }
}
