package io.tributary.query.tenancy;

import io.tributary.schemas.catalog.Role;
import java.time.Instant;
import java.util.UUID;

/// A person's place in an organization.
///
/// @param active whether it counts: invited, suspended and removed ones do not
public record Membership(UUID organization, UUID user, Role role, boolean active, Instant joined) {}
