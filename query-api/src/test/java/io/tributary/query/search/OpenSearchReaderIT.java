package io.tributary.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.fixtures.Covers;
import io.tributary.query.fixture.IndexThatAnswers;
import io.tributary.query.plan.DocumentPlan;
import io.tributary.query.plan.FiguresPlan;
import io.tributary.query.plan.SearchPlan;
import io.tributary.query.plan.TenantFilter;
import io.tributary.query.problem.QueryRefused;
import io.tributary.query.request.Condition;
import io.tributary.query.request.Span;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.query.telemetry.QueryMetrics;
import io.tributary.schemas.contract.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenSearchReaderIT {
    private static final UUID OURS = new UUID(0, 1);
    private static final UUID THEIRS = new UUID(0, 2);
    private static final TenantFilter TENANT = new TenantFilter(OURS, Set.of("everyone"));
    private static final List<Condition> GUARDS =
            List.of(
                    new Condition.Is("organization_id", OURS.toString()),
                    new Condition.AnyOf("visible_to", List.of("everyone")));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    @Covers("PL-1")
    void a_plan_without_its_tenant_is_never_asked() {
        try (IndexThatAnswers index = new IndexThatAnswers(200, "{}")) {
            // Given
            OpenSearchReader reader = reader(index);

            // When
            QueryRefused search =
                    catchThrowableOfType(
                            QueryRefused.class, () -> reader.search(plan(GUARDS.subList(0, 1))));
            QueryRefused sum =
                    catchThrowableOfType(
                            QueryRefused.class, () -> reader.sum(figures(GUARDS.subList(1, 2))));
            QueryRefused get =
                    catchThrowableOfType(
                            QueryRefused.class,
                            () ->
                                    reader.get(
                                            new DocumentPlan(
                                                    "sales", TENANT, THEIRS + "/" + OURS)));

            // Then
            assertThat(List.of(search.code(), sum.code(), get.code()))
                    .containsOnly(ErrorCode.QUERY_FAILED);
            assertThat(index.asked()).isZero();
            assertThat(count(QueryMetric.UNGUARDED_PLANS)).isEqualTo(3);
        }
    }

    @Test
    @Covers("PL-1")
    void a_document_of_another_organization_is_dropped_and_reported() {
        String hits =
                """
                {"hits":{"hits":[
                {"_id":"a","_source":{"organization_id":"%s","id":"1"},"sort":[1,"1"]},
                {"_id":"b","_source":{"organization_id":"%s","id":"2"},"sort":[2,"2"]},
                {"_id":"c","_source":{"id":"3"},"sort":[3,"3"]}]}}"""
                        .formatted(OURS, THEIRS);
        try (IndexThatAnswers index = new IndexThatAnswers(200, hits)) {
            // When
            List<Hit> found = reader(index).search(plan(GUARDS));

            // Then
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().document().path("id").asString()).isEqualTo("1");
            assertThat(count(QueryMetric.FOREIGN_HITS)).isEqualTo(2);
        }
    }

    @Test
    @Covers("PL-1")
    void sums_that_hold_another_organization_are_no_answer() {
        String sums =
                """
                {"aggregations":{"organizations":{"buckets":[{"key":"%s","doc_count":1},{"key":"%s","doc_count":1}]}}}"""
                        .formatted(OURS, THEIRS);
        try (IndexThatAnswers index = new IndexThatAnswers(200, sums)) {
            // When
            QueryRefused refused =
                    catchThrowableOfType(
                            QueryRefused.class, () -> reader(index).sum(figures(GUARDS)));

            // Then
            assertThat(refused.code()).isEqualTo(ErrorCode.QUERY_FAILED);
            assertThat(count(QueryMetric.FOREIGN_HITS)).isEqualTo(1);
        }
    }

    @Test
    void a_search_service_that_fails_is_busy_to_the_caller() {
        try (IndexThatAnswers index = new IndexThatAnswers(429, "{}")) {
            // When
            QueryRefused refused =
                    catchThrowableOfType(
                            QueryRefused.class, () -> reader(index).search(plan(GUARDS)));

            // Then
            assertThat(refused.code()).isEqualTo(ErrorCode.QUERY_BUSY);
        }
    }

    private OpenSearchReader reader(IndexThatAnswers index) {
        QueryMetrics metrics = new QueryMetrics(meters);
        return new OpenSearchReader(
                new OpenSearchConnection(
                        new OpenSearchSettings(index.url(), 4, Duration.ofSeconds(5)), metrics),
                new TenancyAlarm(metrics));
    }

    private double count(QueryMetric metric) {
        return meters.find(metric.metricName()).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    private static SearchPlan plan(List<Condition> conditions) {
        return new SearchPlan(
                "sales", TENANT, conditions, new SearchPlan.Order("id", false), 21, List.of());
    }

    private static FiguresPlan figures(List<Condition> conditions) {
        return new FiguresPlan(
                "figures",
                TENANT,
                conditions,
                new Span(Instant.EPOCH, Instant.EPOCH.plusSeconds(900), ZoneOffset.UTC),
                List.of());
    }
}
