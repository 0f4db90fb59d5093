package io.tributary.command.tenancy;

import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ReservedOrganization;
import java.util.UUID;

/// Whose rows a request is about, as its address says.
///
/// @param id the organization, or the person
public record Owner(Scope scope, UUID id) {

    /// Rows of the reserved organization are those that all organizations share.
    public static Owner organization(UUID id) {
        return new Owner(
                id.equals(ReservedOrganization.ID) ? Scope.GLOBAL : Scope.ORGANIZATION, id);
    }

    public static Owner person(UUID user) {
        return new Owner(Scope.USER, user);
    }

    /// The organization in whose journal the request stands. A person's stands in the reserved
    /// one's, which no tenant enters: any other could be founded by somebody else.
    public UUID organization() {
        return scope == Scope.USER ? ReservedOrganization.ID : id;
    }
}
