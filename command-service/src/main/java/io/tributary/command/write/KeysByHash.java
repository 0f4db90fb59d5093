package io.tributary.command.write;

import io.tributary.command.tenancy.Keys;
import io.tributary.schemas.contract.PresentedKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Finds keys in the database, once each: which id a secret belongs to never changes. That it opens
/// no more is seen by the gate, in the statement of the command.
public final class KeysByHash implements Keys {
    private static final int MOST = 10_000;

    private static final String FIND =
            """
            select id from identity.api_keys
            where organization_id = {organization} and key_hash = {key_hash} and prefix = {prefix}
            """;

    private final TenantStatements statements;
    private final Map<Known, UUID> known = new ConcurrentHashMap<>();

    private record Known(UUID organization, PresentedKey key) {}

    public KeysByHash(TenantStatements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<UUID> find(UUID organization, PresentedKey key) {
        Known wanted = new Known(organization, key);
        UUID id = known.get(wanted);
        if (id != null) {
            return Optional.of(id);
        }
        List<UUID> found =
                statements.query(
                        organization,
                        FIND,
                        Map.of("key_hash", key.hash(), "prefix", key.prefix()),
                        row -> row.getObject(1, UUID.class));
        if (!found.isEmpty()) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(wanted, found.getFirst());
        }
        return found.stream().findFirst();
    }
}
