package io.tributary.query.plan;

import io.tributary.query.request.Condition;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.derive.IndexMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every plan must carry: the organization, and what the caller may see in it.
public record TenantFilter(UUID organization, Set<String> visibleTo) {
    /// The field of every document that says who sees it.
    public static final String VISIBLE_TO = IndexMapping.VISIBLE_TO;

    private static final String EVERYONE = "everyone";
    private static final String ROLE = "role:";
    private static final String USER = "user:";

    public TenantFilter {
        visibleTo = Set.copyOf(visibleTo);
        if (visibleTo.isEmpty()) {
            throw new IllegalArgumentException("Expected somebody who looks, but found nobody.");
        }
    }

    /// Sees what everyone sees, what asks for a role not above the caller's, and what names the
    /// user.
    public static TenantFilter of(Tenant tenant) {
        Stream<String> roles =
                Stream.of(Role.values())
                        .filter(role -> tenant.role().atLeast(role))
                        .map(role -> ROLE + role.spelling());
        return new TenantFilter(
                tenant.organization(),
                Stream.concat(Stream.of(EVERYONE, USER + tenant.user()), roles)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// The same as conditions of a search.
    List<Condition> conditions() {
        return List.of(
                new Condition.Is(BaseColumns.ORGANIZATION_ID, organization.toString()),
                new Condition.AnyOf(VISIBLE_TO, visibleTo.stream().sorted().toList()));
    }

    List<Condition> before(List<Condition> wanted) {
        List<Condition> all = new ArrayList<>(conditions());
        all.addAll(wanted);
        return all;
    }

    /// Whether a document read by id may be shown.
    public boolean admits(Set<String> documentVisibleTo) {
        return documentVisibleTo.stream().anyMatch(visibleTo::contains);
    }
}
