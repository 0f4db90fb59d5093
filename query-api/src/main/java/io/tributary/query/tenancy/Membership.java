package io.tributary.query.tenancy;

import io.tributary.schemas.catalog.Role;
import java.time.Instant;
import java.util.UUID;

/// A person's place in an organization.
///
/// @param active whether it counts: invited, suspended and removed ones do not
/// @param signedOut when the person's sessions there were ended; the epoch for never
public record Membership(
        UUID organization,
        UUID user,
        Role role,
        boolean active,
        Instant joined,
        Instant signedOut) {

    public Membership(UUID organization, UUID user, Role role, boolean active, Instant joined) {
        this(organization, user, role, active, joined, Instant.EPOCH);
    }
}
