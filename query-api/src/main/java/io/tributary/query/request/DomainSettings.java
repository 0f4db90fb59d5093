package io.tributary.query.request;

import io.tributary.domains.DomainFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param directory holds one folder per domain
/// @param active the domains that are served
/// @param added a folder whose domains are all served; null for none
@ConfigurationProperties("tributary.domains")
public record DomainSettings(Path directory, List<String> active, @Nullable Path added) {
    public DomainSettings {
        active = List.copyOf(active);
    }

    /// Where their files are.
    public DomainFolders folders() {
        return new DomainFolders(directory, active, Optional.ofNullable(added));
    }
}
