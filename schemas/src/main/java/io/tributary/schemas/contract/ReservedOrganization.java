package io.tributary.schemas.contract;

import java.util.UUID;

/// The organization 0, which belongs to the platform: rows of scope global are its own, and what
/// belongs to no tenant is journaled in it.
public final class ReservedOrganization {
    public static final UUID ID = new UUID(0, 0);

    private ReservedOrganization() {}
}
