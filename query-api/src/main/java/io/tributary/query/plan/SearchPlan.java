package io.tributary.query.plan;

import io.tributary.query.request.Condition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A list of documents, ready to be asked of OpenSearch.
///
/// @param index the alias of the read model
/// @param conditions all must hold; the tenant's among them
/// @param size how many documents at most
/// @param after sort value and id of the last document before; empty for the start
public record SearchPlan(
        String index,
        TenantFilter tenant,
        List<Condition> conditions,
        Order order,
        int size,
        List<@Nullable Object> after)
        implements GuardedPlan {

    public SearchPlan {
        conditions = List.copyOf(conditions);
    }

    /// By a path, then by id in the same direction.
    public record Order(String path, boolean descending) {}

    /// The texts in which the words that were found are shown.
    public List<String> highlighted() {
        return conditions.stream()
                .filter(Condition.Words.class::isInstance)
                .map(Condition.Words.class::cast)
                .flatMap(words -> Stream.concat(words.paths().stream(), words.stems().stream()))
                .toList();
    }
}
