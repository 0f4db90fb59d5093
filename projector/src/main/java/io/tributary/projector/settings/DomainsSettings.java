package io.tributary.projector.settings;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Which domains run.
///
/// @param directory holds `<domain>/<domain>.avdl`
/// @param active names of the domains, in order
@ConfigurationProperties("tributary.domains")
public record DomainsSettings(String directory, List<String> active) {
    public DomainsSettings {
        active = List.copyOf(active);
    }

    /// Bound as text, since Spring takes a relative path for one of the web application.
    public Path folder() {
        return Path.of(directory);
    }
}
