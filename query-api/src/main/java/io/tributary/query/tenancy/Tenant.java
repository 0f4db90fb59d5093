package io.tributary.query.tenancy;

import io.tributary.schemas.catalog.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// The caller as an active member of one organization, or an app that has a key of it.
///
/// @param user the person's id, or the key's
/// @param features the switches that are on
/// @param signedOut when the person's sessions there were ended; the epoch for never
public record Tenant(
        UUID organization,
        UUID user,
        Role role,
        Set<String> features,
        Rights rights,
        Instant signedOut) {
    public Tenant {
        features = Set.copyOf(features);
    }

    public Tenant(UUID organization, UUID user, Role role, Set<String> features) {
        this(organization, user, role, features, Rights.NONE);
    }

    Tenant(UUID organization, UUID user, Role role, Set<String> features, Rights rights) {
        this(organization, user, role, features, rights, Instant.EPOCH);
    }

    /// Whether a token that was issued then opens the organization: not when the person was signed
    /// out since. Tokens tell whole seconds.
    public boolean admits(Instant issued) {
        return signedOut.equals(Instant.EPOCH) || issued.isAfter(signedOut);
    }

    /// Whether the caller may read a collection that asks for at least the role.
    public boolean mayRead(String domain, String collection, Role least) {
        return rights.allow(domain, collection, role, least);
    }

    /// Whether the caller may send a command that asks for at least the role.
    public boolean maySend(String command, Role least) {
        return rights.allowCommand(command, role, least);
    }

    /// Whether the caller may read figures over rows that ask for at least the role: no grant and
    /// no scope names them.
    public boolean mayReadFigures(Role least) {
        return rights.scopes().isEmpty() && role.atLeast(least);
    }
}
