package io.tributary.cdc.settings;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Which domains run.
///
/// @param directory holds `<domain>/<domain>.avdl`
/// @param active names of the domains, in order
@ConfigurationProperties("tributary.domains")
public record DomainsSettings(Path directory, List<String> active) {
    public DomainsSettings {
        active = List.copyOf(active);
    }
}
