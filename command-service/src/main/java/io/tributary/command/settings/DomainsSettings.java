package io.tributary.command.settings;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where domains lie, and which of them are served.
@ConfigurationProperties("tributary.domains")
public record DomainsSettings(Path directory, List<String> active) {

    public DomainsSettings {
        active = List.copyOf(active);
    }
}
