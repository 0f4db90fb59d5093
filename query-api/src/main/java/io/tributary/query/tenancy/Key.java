package io.tributary.query.tenancy;

import io.tributary.schemas.catalog.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// An app's key.
///
/// @param hash SHA-256 of its secret in hexadecimal
/// @param scopes what the app may do; empty for all that the role may
/// @param expires when it stops to work
/// @param active whether it opens until then
record Key(
        UUID organization,
        UUID id,
        String prefix,
        String hash,
        Role role,
        Set<String> scopes,
        Optional<Instant> expires,
        boolean active) {

    boolean opens(Instant now) {
        return active && expires.filter(end -> !end.isAfter(now)).isEmpty();
    }

    Rights rights() {
        return new Rights(Set.of(), scopes.isEmpty() ? Optional.empty() : Optional.of(scopes));
    }
}
