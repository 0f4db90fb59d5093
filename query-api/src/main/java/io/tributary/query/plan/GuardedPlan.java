package io.tributary.query.plan;

import io.tributary.query.request.Condition;
import java.util.List;

/// A plan of a search, which must stay within its tenant.
public interface GuardedPlan {
    String index();

    TenantFilter tenant();

    List<Condition> conditions();

    /// The shard key: the organization's id.
    default String routing() {
        return tenant().organization().toString();
    }

    /// Whether organization and visibility are among the conditions. The reader asks this of every
    /// plan, so that a planner that forgets them answers nobody.
    default boolean guarded() {
        return conditions().containsAll(tenant().conditions());
    }
}
