package io.tributary.query.plan;

import io.tributary.query.request.Condition;
import io.tributary.query.request.HistoryRequest;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.derive.HistoryIndex;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes plans of a row's history. They ask for what is nobody's own to see, so that only {@link
/// io.tributary.query.search.RowHistoryReader} may have them, which looks at the row first.
public final class HistoryPlanner {
    /// Everything that was ever done to rows with this id.
    public static final long WHOLE = 0;

    static final SearchPlan.Order NEWEST_FIRST = new SearchPlan.Order(HistoryIndex.POSITION, true);
    private static final SearchPlan.Order OLDEST_FIRST =
            new SearchPlan.Order(HistoryIndex.POSITION, false);

    private HistoryPlanner() {}

    /// A page of what was done at a position or behind it.
    public static SearchPlan since(Tenant tenant, HistoryRequest request, long position) {
        return plan(
                tenant,
                sinceThen(request, position),
                NEWEST_FIRST,
                // One more than asked for tells whether there is a next page.
                request.limit() + 1,
                request.cursor().map(c -> c.searchAfter(false)).orElse(List.of()));
    }

    /// The same, oldest first.
    ///
    /// @param after the order values of the last one before; empty for the first
    public static SearchPlan forward(
            Tenant tenant, HistoryRequest request, long position, List<@Nullable Object> after) {
        return plan(tenant, sinceThen(request, position), OLDEST_FIRST, request.limit(), after);
    }

    /// The entry that created the row, or made it anew the last time.
    public static SearchPlan creation(Tenant tenant, HistoryRequest request) {
        return plan(
                tenant,
                List.of(new Condition.Is(HistoryIndex.CREATED, request.row())),
                NEWEST_FIRST,
                1,
                List.of());
    }

    private static List<Condition> sinceThen(HistoryRequest request, long position) {
        return List.of(
                new Condition.Between(HistoryIndex.POSITION, position, null, null, null),
                new Condition.Is(HistoryIndex.ROWS, request.row()));
    }

    private static SearchPlan plan(
            Tenant tenant,
            List<Condition> conditions,
            SearchPlan.Order order,
            int size,
            List<@Nullable Object> after) {
        TenantFilter filter = new TenantFilter(tenant.organization(), Set.of(HistoryIndex.READERS));
        return new SearchPlan(
                HistoryIndex.ALIAS, filter, filter.before(conditions), order, size, after);
    }
}
