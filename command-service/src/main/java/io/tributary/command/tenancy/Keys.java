package io.tributary.command.tenancy;

import io.tributary.schemas.contract.PresentedKey;
import java.util.Optional;
import java.util.UUID;

/// The keys of organizations.
public interface Keys {
    /// The id of the organization's key; empty when it has none with this prefix and secret.
    /// Whether it still opens is asked with each command.
    Optional<UUID> find(UUID organization, PresentedKey key);
}
