package io.tributary.cdc.settings;

import io.tributary.domains.DomainFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Which domains run.
///
/// @param directory holds `<domain>/<domain>.avdl`
/// @param active names of the domains, in order
/// @param added a folder whose domains all run; null for none
@ConfigurationProperties("tributary.domains")
public record DomainsSettings(Path directory, List<String> active, @Nullable Path added) {
    public DomainsSettings {
        active = List.copyOf(active);
    }

    /// Where their files are.
    public DomainFolders folders() {
        return new DomainFolders(directory, active, Optional.ofNullable(added));
    }
}
