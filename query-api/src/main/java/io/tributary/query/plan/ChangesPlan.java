package io.tributary.query.plan;

import io.tributary.query.request.Condition;
import java.util.List;

/// How many documents of some read models have changed since a moment.
///
/// @param index the aliases, with commas between them
public record ChangesPlan(String index, TenantFilter tenant, List<Condition> conditions)
        implements GuardedPlan {
    public ChangesPlan {
        conditions = List.copyOf(conditions);
    }
}
