package io.tributary.query.plan;

import io.tributary.query.request.Condition;
import io.tributary.query.request.HistoryRequest;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.derive.HistoryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes plans of a row's history. They ask for what is nobody's own to see, so that only {@link
/// io.tributary.query.search.RowHistoryReader} may have them, which looks at the row first.
public final class HistoryPlanner {
    private HistoryPlanner() {}

    /// A page of everything that was ever done to a row with this id.
    public static SearchPlan whole(Tenant tenant, HistoryRequest request) {
        return page(tenant, request, List.of());
    }

    /// A page of what was done at a position or behind it.
    public static SearchPlan since(Tenant tenant, HistoryRequest request, long position) {
        return page(
                tenant,
                request,
                List.of(new Condition.Between(HistoryIndex.POSITION, position, null, null, null)));
    }

    /// The entry that created the row, or made it anew the last time.
    public static SearchPlan creation(Tenant tenant, HistoryRequest request) {
        return plan(
                tenant,
                List.of(new Condition.Is(HistoryIndex.CREATED, request.row())),
                1,
                List.of());
    }

    private static SearchPlan page(
            Tenant tenant, HistoryRequest request, List<Condition> conditions) {
        List<Condition> wanted = new ArrayList<>(conditions);
        wanted.add(new Condition.Is(HistoryIndex.ROWS, request.row()));
        return plan(
                tenant,
                wanted,
                // One more than asked for tells whether there is a next page.
                request.limit() + 1,
                request.cursor().map(c -> c.searchAfter(false)).orElse(List.of()));
    }

    private static SearchPlan plan(
            Tenant tenant, List<Condition> conditions, int size, List<@Nullable Object> after) {
        TenantFilter filter = new TenantFilter(tenant.organization(), Set.of(HistoryIndex.READERS));
        return new SearchPlan(
                HistoryIndex.ALIAS,
                filter,
                filter.before(conditions),
                new SearchPlan.Order(HistoryIndex.POSITION, true),
                size,
                after);
    }
}
