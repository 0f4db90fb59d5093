package io.tributary.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.TestDomains;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.Condition;
import io.tributary.query.request.DocumentsReader;
import io.tributary.query.request.Parameters;
import io.tributary.query.request.QueryCollection;
import io.tributary.query.request.QueryCollections;
import io.tributary.query.request.QueryField;
import io.tributary.query.request.Span;
import io.tributary.query.tenancy.Tenant;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ErrorCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SearchPlannerTest {
    private final QueryCollections collections = new QueryCollections(TestDomains.LIVE);
    private final DashboardSources dashboards = new DashboardSources(TestDomains.LIVE);
    private final Random random = new Random(11);

    @Test
    @Covers("PL-1")
    void every_plan_of_a_list_carries_organization_routing_and_visibility() {
        for (int i = 0; i < 500; i++) {
            // Given
            Tenant tenant = tenant(Role.values()[random.nextInt(3)]);
            QueryCollection collection = anyCollection();
            Parameters parameters = anyParameters(collection);

            // When
            SearchPlan plan =
                    SearchPlanner.plan(
                            tenant,
                            DocumentsReader.read(tenant.organization(), collection, parameters));

            // Then
            assertGuarded(plan, tenant);
        }
    }

    @Test
    @Covers("PL-1")
    void every_plan_of_a_dashboard_carries_organization_routing_and_visibility() {
        // Given
        Tenant tenant = tenant(Role.VIEWER);
        DashboardSource sales = dashboards.find("shop", "sales").orElseThrow();
        Span years =
                new Span(
                        Instant.parse("2017-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        ZoneOffset.UTC);

        // When
        List<FiguresPlan> plans = SearchPlanner.plan(tenant, sales, years);

        // Then
        assertThat(plans).hasSizeGreaterThan(10);
        plans.forEach(plan -> assertGuarded(plan, tenant));
    }

    @Test
    void a_plan_of_one_document_lies_in_the_organization() {
        // Given
        Tenant tenant = tenant(Role.VIEWER);
        UUID id = UUID.randomUUID();

        // When
        DocumentPlan plan =
                SearchPlanner.plan(tenant, collections.find("shop", "sales").orElseThrow(), id);

        // Then
        assertThat(plan.guarded()).isTrue();
        assertThat(plan.id()).isEqualTo(tenant.organization() + "/" + id);
        assertThat(plan.routing()).isEqualTo(tenant.organization().toString());
    }

    @Test
    void a_plan_without_the_tenants_conditions_is_not_guarded() {
        // Given
        TenantFilter filter = TenantFilter.of(tenant(Role.OWNER));
        SearchPlan.Order order = new SearchPlan.Order("id", false);

        // When
        SearchPlan bare = new SearchPlan("sales", filter, List.of(), order, 1, List.of());
        SearchPlan half =
                new SearchPlan(
                        "sales", filter, filter.conditions().subList(0, 1), order, 1, List.of());

        // Then
        assertThat(bare.guarded()).isFalse();
        assertThat(half.guarded()).isFalse();
    }

    @Test
    void a_caller_sees_what_asks_for_no_more_than_their_role() {
        // Given
        Tenant editor = tenant(Role.EDITOR);

        // When
        TenantFilter filter = TenantFilter.of(editor);

        // Then
        assertThat(filter.visibleTo())
                .containsExactlyInAnyOrder(
                        "everyone",
                        "user:" + editor.user(),
                        "role:editor",
                        "role:member",
                        "role:viewer");
        assertThat(filter.admits(Set.of("role:moderator"))).isFalse();
        assertThat(filter.admits(Set.of("role:moderator", "role:viewer"))).isTrue();
        assertThat(filter.admits(Set.of())).isFalse();
    }

    @Test
    void feature_and_role_are_asked_for() {
        // Given
        QueryCollection sales = collections.find("shop", "sales").orElseThrow();
        QueryCollection takings = collections.find("shop", "takings").orElseThrow();
        Tenant without =
                new Tenant(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER, Set.of("other"));

        // When
        QueryRefused off =
                catchThrowableOfType(
                        QueryRefused.class, () -> SearchPlanner.requireAllowed(without, sales));
        QueryRefused weak =
                catchThrowableOfType(
                        QueryRefused.class,
                        () -> SearchPlanner.requireAllowed(tenant(Role.MEMBER), takings));

        // Then
        assertThat(off.code()).isEqualTo(ErrorCode.QUERY_FEATURE_OFF);
        assertThat(weak.code()).isEqualTo(ErrorCode.QUERY_ROLE_TOO_WEAK);
    }

    private static void assertGuarded(GuardedPlan plan, Tenant tenant) {
        assertThat(plan.guarded()).isTrue();
        assertThat(plan.routing()).isEqualTo(tenant.organization().toString());
        assertThat(plan.conditions())
                .contains(new Condition.Is("organization_id", tenant.organization().toString()))
                .anyMatch(
                        c ->
                                c instanceof Condition.AnyOf any
                                        && any.path().equals("visible_to")
                                        && any.values().contains("user:" + tenant.user()));
    }

    private static Tenant tenant(Role role) {
        return new Tenant(UUID.randomUUID(), UUID.randomUUID(), role, Set.of("shop"));
    }

    private QueryCollection anyCollection() {
        String[] names = {"sales", "takings", "agents", "agent_figures"};
        return collections.find("shop", names[random.nextInt(names.length)]).orElseThrow();
    }

    private Parameters anyParameters(QueryCollection collection) {
        Map<String, List<String>> values = new HashMap<>();
        List<QueryField> fields = List.copyOf(collection.fields().values());
        QueryField field = fields.get(random.nextInt(fields.size()));
        if (field.sortable()) {
            values.put("sort", List.of((random.nextBoolean() ? "-" : "") + field.name()));
        }
        values.put("id", List.of(UUID.randomUUID().toString()));
        values.put("version.gte", List.of("1"));
        values.put("limit", List.of("" + (1 + random.nextInt(100))));
        return new Parameters(values);
    }
}
