package io.tributary.query.tenancy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Every organization's members, switches and card, in memory.
///
/// One thread writes, any number read. Rows are kept by their own id, so that a row that changes
/// its user or its key leaves nothing behind.
public final class Memberships {
    private final Map<UUID, OrganizationCard> cards = new ConcurrentHashMap<>();
    private final Map<UUID, Map<UUID, Membership>> members = new ConcurrentHashMap<>();
    private final Map<UUID, Map<UUID, Switch>> features = new ConcurrentHashMap<>();
    private final Map<UUID, Set<UUID>> organizationsOf = new ConcurrentHashMap<>();

    record Switch(String key, boolean enabled) {}

    void organization(UUID organization, OrganizationCard card) {
        cards.put(organization, card);
    }

    void noOrganization(UUID organization) {
        cards.remove(organization);
    }

    void member(UUID organization, UUID row, Membership membership) {
        members.computeIfAbsent(organization, o -> new ConcurrentHashMap<>()).put(row, membership);
        organizationsOf
                .computeIfAbsent(membership.user(), u -> ConcurrentHashMap.newKeySet())
                .add(organization);
    }

    /// The index by user keeps pointing at the organization: reading looks at the rows themselves.
    void noMember(UUID organization, UUID row) {
        members.getOrDefault(organization, Map.of()).remove(row);
    }

    void feature(UUID organization, UUID row, Switch feature) {
        features.computeIfAbsent(organization, o -> new ConcurrentHashMap<>()).put(row, feature);
    }

    void noFeature(UUID organization, UUID row) {
        features.getOrDefault(organization, Map.of()).remove(row);
    }

    int organizations() {
        return cards.size();
    }

    Optional<OrganizationCard> card(UUID organization) {
        return Optional.ofNullable(cards.get(organization));
    }

    /// Empty when the user is none, or none that counts.
    Optional<Membership> active(UUID organization, UUID user) {
        Collection<Membership> rows = members.getOrDefault(organization, Map.of()).values();
        return cards.containsKey(organization)
                ? rows.stream().filter(m -> m.user().equals(user) && m.active()).findFirst()
                : Optional.empty();
    }

    Set<String> features(UUID organization) {
        return features.getOrDefault(organization, Map.of()).values().stream()
                .filter(Switch::enabled)
                .map(Switch::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Membership> ofUser(UUID user) {
        return organizationsOf.getOrDefault(user, Set.of()).stream()
                .flatMap(organization -> active(organization, user).stream())
                .toList();
    }
}
