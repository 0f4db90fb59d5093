package io.tributary.query.plan;

import io.tributary.query.request.AuditRequest;
import io.tributary.query.request.Condition;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.derive.HistoryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes plans of the audit log: of all entries for admins and owners, of the caller's own for
/// everybody else. What comes back holds values that are not for its readers; see {@link
/// io.tributary.query.response.AuditEntries}.
public final class AuditPlanner {
    private static final Role READER_OF_ALL = Role.ADMIN;

    private AuditPlanner() {}

    public static SearchPlan plan(Tenant tenant, AuditRequest request) {
        TenantFilter filter = new TenantFilter(tenant.organization(), Set.of(HistoryIndex.READERS));
        List<Condition> conditions = new ArrayList<>(request.conditions());
        if (!seesAll(tenant)) {
            conditions.add(new Condition.Is(HistoryIndex.ACTOR, tenant.user().toString()));
        }
        return new SearchPlan(
                HistoryIndex.ALIAS,
                filter,
                filter.before(conditions),
                HistoryPlanner.NEWEST_FIRST,
                // One more than asked for tells whether there is a next page.
                request.limit() + 1,
                request.cursor().map(c -> c.searchAfter(false)).orElse(List.of()));
    }

    /// A key that is held to scopes reads its own entries only: no scope names the log.
    private static boolean seesAll(Tenant tenant) {
        return tenant.rights().scopes().isEmpty() && tenant.role().atLeast(READER_OF_ALL);
    }
}
