package io.tributary.schemas.contract;

import java.util.UUID;

/// The actor of what nobody sends: timers, reports of deliveries, retention. No token may name it.
public final class SystemUser {
    public static final UUID ID = new UUID(0, 1);

    private SystemUser() {}
}
