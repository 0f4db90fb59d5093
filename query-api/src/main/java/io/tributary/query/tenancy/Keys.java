package io.tributary.query.tenancy;

import io.tributary.schemas.contract.PresentedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Every organization's keys, in memory.
///
/// One thread writes, any number read.
public final class Keys {
    private final Map<UUID, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, Map<UUID, Key>> byPrefix = new ConcurrentHashMap<>();

    void key(Key key) {
        keys.put(key.id(), key);
        byPrefix.computeIfAbsent(key.prefix(), p -> new ConcurrentHashMap<>()).put(key.id(), key);
    }

    void noKey(UUID id) {
        Key gone = keys.remove(id);
        if (gone != null) {
            byPrefix.getOrDefault(gone.prefix(), Map.of()).remove(id);
        }
    }

    /// The key with this secret that opens now. How long it takes says nothing of the secret.
    public Optional<UUID> find(PresentedKey presented, Instant now) {
        byte[] hash = presented.hash().getBytes(StandardCharsets.US_ASCII);
        return byPrefix.getOrDefault(presented.prefix(), Map.of()).values().stream()
                .filter(
                        key ->
                                MessageDigest.isEqual(
                                        hash, key.hash().getBytes(StandardCharsets.US_ASCII)))
                .filter(key -> key.opens(now))
                .map(Key::id)
                .findFirst();
    }

    /// Empty when the organization has no such key that opens now.
    Optional<Key> open(UUID organization, UUID id, Instant now) {
        return Optional.ofNullable(keys.get(id))
                .filter(key -> key.organization().equals(organization) && key.opens(now));
    }
}
