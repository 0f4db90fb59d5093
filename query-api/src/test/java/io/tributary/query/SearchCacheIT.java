package io.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.query.fixture.QueryFixture;
import io.tributary.query.fixture.QueryFixture.Reply;
import io.tributary.query.fixture.TestPipeline.Change;
import io.tributary.query.fixture.TestTenant;
import io.tributary.query.telemetry.QueryMetric;
import io.tributary.schemas.contract.ConsistencyToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchCacheIT {
    private static final String SALES = "tributary-shop-sales";

    private final QueryFixture fixture = QueryFixture.shared();
    private final TestTenant tenant = fixture.tenant();
    private final UUID member = fixture.member(tenant.organization(), "member");
    private final UUID manager = fixture.member(tenant.organization(), "manager");

    @Test
    void a_search_is_made_once_until_something_is_applied() {
        // Given
        UUID first = UUID.randomUUID();
        assertThat(listed(member, sale(first, "everyone"))).containsExactly(first);
        double searched = lookups("searched");

        // When
        for (int i = 0; i < 3; i++) {
            assertThat(listed(member)).containsExactly(first);
        }

        // Then
        assertThat(lookups("searched")).isEqualTo(searched);
        UUID second = UUID.randomUUID();
        assertThat(listed(member, sale(second, "everyone")))
                .containsExactlyInAnyOrder(first, second);
        assertThat(listed(member)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void nobody_gets_what_somebody_else_was_shown() {
        // Given
        UUID forAll = UUID.randomUUID();
        UUID forManagers = UUID.randomUUID();
        UUID forMember = UUID.randomUUID();
        sale(forAll, "everyone");
        sale(forManagers, "role:manager");
        ConsistencyToken token = sale(forMember, "user:" + member);

        // When
        listed(manager, token);
        listed(member, token);

        // Then
        assertThat(listed(manager)).containsExactlyInAnyOrder(forAll, forManagers);
        assertThat(listed(member)).containsExactlyInAnyOrder(forAll, forMember);
        assertThat(listed(fixture.member(tenant.organization(), "viewer"))).containsExactly(forAll);
        TestTenant stranger = fixture.tenant();
        assertThat(ids(fixture.get(stranger.owner(), stranger.path("/documents/shop/sales"))))
                .isEmpty();
    }

    @Test
    void many_who_ask_alike_share_one_search() {
        // Given
        UUID id = UUID.randomUUID();
        ConsistencyToken token = sale(id, "everyone");
        listed(manager, token);
        double searched = lookups("searched");

        // When
        List<CompletableFuture<Set<UUID>>> answers;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    Stream.generate(
                                    () ->
                                            CompletableFuture.supplyAsync(
                                                    () -> listed(member), callers))
                            .limit(40)
                            .toList();
        }

        // Then
        assertThat(answers).allSatisfy(a -> assertThat(a.join()).containsExactly(id));
        assertThat(lookups("searched") - searched).isEqualTo(1);
    }

    @Test
    void what_is_remembered_stays_as_it_is_while_it_is_shown() {
        // Given
        ConsistencyToken token = sale(UUID.randomUUID(), "everyone");

        // When
        Reply searched = list(member, "Tributary-Token", token.toString());
        Reply remembered = list(member);

        // Then
        assertThat(remembered.body().path("items")).isEqualTo(searched.body().path("items"));
        assertThat(remembered.header("ETag")).isEqualTo(searched.header("ETag")).isNotEmpty();
        assertThat(list(member, "If-None-Match", remembered.header("ETag")).status())
                .isEqualTo(304);
    }

    /// An applied sale, found by a search that waits for what is returned.
    private ConsistencyToken sale(UUID id, String... visibleTo) {
        fixture.documents()
                .row(
                        SALES,
                        tenant.organization(),
                        id,
                        List.of(visibleTo),
                        Map.of("title", "a sale"));
        ConsistencyToken token =
                fixture.pipeline()
                        .commit(
                                tenant.organization(),
                                new Change(
                                        "tributary.shop.sales",
                                        tenant.organization() + "/" + id,
                                        "row".getBytes(StandardCharsets.UTF_8)));
        fixture.pipeline().applied(SALES, tenant.organization());
        return token;
    }

    private Set<UUID> listed(UUID user, ConsistencyToken token) {
        return ids(list(user, "Tributary-Token", token.toString()));
    }

    private Set<UUID> listed(UUID user) {
        return ids(list(user));
    }

    private Reply list(UUID user, String... headers) {
        return fixture.get(user, tenant.path("/documents/shop/sales?limit=100"), headers);
    }

    private static Set<UUID> ids(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        Set<UUID> ids = new TreeSet<>();
        reply.body()
                .path("items")
                .forEach(item -> ids.add(UUID.fromString(item.path("id").asString())));
        return ids;
    }

    private double lookups(String result) {
        var counter =
                fixture.bean(MeterRegistry.class)
                        .find(QueryMetric.CACHE_LOOKUPS.metricName())
                        .tag("result", result)
                        .counter();
        return counter == null ? 0 : counter.count();
    }
}
