package io.tributary.standalone.demo;

import java.util.UUID;

/// An organization of the demo.
///
/// @param key tells it from the others in idempotency keys
/// @param owner the user who founds it and writes its rows
public record DemoOrganization(
        String key, UUID id, String slug, UUID owner, DemoCommand founding) {}
