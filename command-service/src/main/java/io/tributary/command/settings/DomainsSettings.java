package io.tributary.command.settings;

import io.tributary.domains.DomainFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where domains lie, and which of them are served.
///
/// @param added a folder whose domains are all served; null for none
@ConfigurationProperties("tributary.domains")
public record DomainsSettings(String directory, List<String> active, @Nullable String added) {

    public DomainsSettings {
        active = List.copyOf(active);
    }

    /// Where their files are.
    public DomainFolders folders() {
        return new DomainFolders(
                Path.of(directory), active, Optional.ofNullable(added).map(Path::of));
    }
}
