package io.tributary.query.tenancy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every organization lets people do beside their roles, in memory.
///
/// One thread writes, any number read.
public final class GrantedRights {
    private final Map<UUID, Map<UUID, Permission>> permissions = new ConcurrentHashMap<>();
    private final Map<UUID, Map<UUID, Holding>> holdings = new ConcurrentHashMap<>();
    private final Map<UUID, Map<UUID, Set<String>>> roles = new ConcurrentHashMap<>();

    /// One thing that one person may do.
    record Permission(UUID user, String name, Optional<Instant> ends) {}

    /// That a person has a role of the organization's own.
    record Holding(UUID user, UUID role, Optional<Instant> ends) {}

    void permission(UUID organization, UUID row, Permission permission) {
        of(permissions, organization).put(row, permission);
    }

    void noPermission(UUID organization, UUID row) {
        of(permissions, organization).remove(row);
    }

    void holding(UUID organization, UUID row, Holding holding) {
        of(holdings, organization).put(row, holding);
    }

    void noHolding(UUID organization, UUID row) {
        of(holdings, organization).remove(row);
    }

    void role(UUID organization, UUID row, Set<String> allowed) {
        of(roles, organization).put(row, allowed);
    }

    void noRole(UUID organization, UUID row) {
        of(roles, organization).remove(row);
    }

    /// The names that have not ended.
    Set<String> of(UUID organization, UUID user, Instant now) {
        Stream<String> own =
                permissions.getOrDefault(organization, Map.of()).values().stream()
                        .filter(p -> p.user().equals(user) && lasts(p.ends(), now))
                        .map(Permission::name);
        Map<UUID, Set<String>> allowed = roles.getOrDefault(organization, Map.of());
        Stream<String> byRole =
                holdings.getOrDefault(organization, Map.of()).values().stream()
                        .filter(h -> h.user().equals(user) && lasts(h.ends(), now))
                        .flatMap(h -> allowed.getOrDefault(h.role(), Set.of()).stream());
        return Stream.concat(own, byRole).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean lasts(Optional<Instant> ends, Instant now) {
        return ends.filter(end -> !end.isAfter(now)).isEmpty();
    }

    private static <T> Map<UUID, T> of(Map<UUID, Map<UUID, T>> rows, UUID organization) {
        return rows.computeIfAbsent(organization, o -> new ConcurrentHashMap<>());
    }
}
