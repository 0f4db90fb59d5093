package io.tributary.query.tenancy;

import io.tributary.schemas.catalog.Role;
import java.util.Set;
import java.util.UUID;

/// The caller as an active member of one organization.
///
/// @param features the switches that are on
public record Tenant(UUID organization, UUID user, Role role, Set<String> features) {
    public Tenant {
        features = Set.copyOf(features);
    }
}
