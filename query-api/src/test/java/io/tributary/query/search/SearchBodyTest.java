package io.tributary.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.query.plan.SearchPlan;
import io.tributary.query.plan.TenantFilter;
import io.tributary.query.request.Condition;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SearchBodyTest {
    private static final UUID ORGANIZATION = new UUID(0, 1);
    private static final TenantFilter TENANT = new TenantFilter(ORGANIZATION, Set.of("everyone"));

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void what_a_caller_writes_stands_only_where_values_stand() {
        // Given
        String hostile = "\"}},{\"match_all\":{}},{\"term\":{\"x\":{\"value\":\"";
        SearchPlan plan =
                plan(
                        List.of(
                                new Condition.Is("title", hostile),
                                new Condition.StartsWith("title", hostile),
                                new Condition.AnyOf("title", List.of(hostile))));

        // When
        var filters =
                json.readTree(json.writeValueAsString(SearchBody.of(plan)))
                        .at("/query/bool/filter");

        // Then
        assertThat(filters).hasSize(3);
        assertThat(filters.at("/0/term/title/value").asString()).isEqualTo(hostile);
        assertThat(filters.at("/1/prefix/title/value").asString()).isEqualTo(hostile);
        assertThat(filters.at("/2/terms/title/0").asString()).isEqualTo(hostile);
    }

    @Test
    void documents_of_equal_value_are_ordered_by_id() {
        // When
        var body = json.readTree(json.writeValueAsString(SearchBody.of(plan(List.of()))));

        // Then
        assertThat(body.at("/sort/0/cents/order").asString()).isEqualTo("desc");
        assertThat(body.at("/sort/1/id/order").asString()).isEqualTo("desc");
    }

    private static SearchPlan plan(List<Condition> conditions) {
        return new SearchPlan(
                "sales", TENANT, conditions, new SearchPlan.Order("cents", true), 21, List.of());
    }
}
