package io.tributary.command.settings;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where domains lie, and which of them are served.
@ConfigurationProperties("tributary.domains")
public record DomainsSettings(String directory, List<String> active) {

    public DomainsSettings {
        active = List.copyOf(active);
    }
}
