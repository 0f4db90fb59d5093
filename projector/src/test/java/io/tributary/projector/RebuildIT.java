package io.tributary.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.projector.index.IndexPair.Phase;
import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.rebuild.RebuildOrders;
import io.tributary.projector.rebuild.RebuildOrders.Standing;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.IndexName;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.IndexMapping;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A read model is made anew beside the one that is read, with the real servers.
final class RebuildIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static ChangeFeed feed;
    private static OpenSearchCalls openSearch;

    @BeforeAll
    static void prepare() {
        feed = RunningProjector.feed();
        openSearch = RunningProjector.openSearch();
    }

    @AfterAll
    static void end() throws IOException {
        feed.close();
        openSearch.close();
    }

    @Test
    void a_rebuild_under_writes_loses_and_repeats_nothing_and_can_be_taken_back() throws Exception {
        // Given
        Entity campaign = entity("Campaign");
        String alias = aliasOf(campaign);
        UUID organization = UUID.randomUUID();
        List<RowKey> keys = put(campaign, organization, 500);
        feed.delete(campaign, keys.removeFirst()).get();

        try (var projector = RunningProjector.start("rebuild", "--tributary.rebuild.look=100ms")) {
            RebuildOrders orders = projector.bean(RebuildOrders.class);
            await().atMost(SOON).until(() -> versions(alias, organization).size() == keys.size());
            Map<String, Long> expected = versions(alias, organization);
            AtomicBoolean writing = new AtomicBoolean(true);
            Thread writer =
                    Thread.ofVirtual().start(() -> keepWriting(campaign, keys, expected, writing));

            // When
            Standing ordered = orders.rebuild(alias);
            await().atMost(SOON).until(() -> phaseOf(orders, alias) == Phase.SWAPPED);
            writing.set(false);
            writer.join();

            // Then
            String old = ordered.index();
            String made = "" + ordered.second();
            assertThat(one(orders, alias).index()).isEqualTo(made);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                assertThat(versions(made, organization)).isEqualTo(expected);
                                assertThat(versions(old, organization)).isEqualTo(expected);
                            });
            assertThatThrownBy(() -> orders.rebuild(alias)).hasMessageContaining("Finish it first");

            orders.rollback(alias);
            assertThat(one(orders, alias).index()).isEqualTo(old);
            RowKey late = put(campaign, organization, 1).getFirst();
            await().atMost(SOON).until(() -> versions(made, organization).containsKey("" + late));
            assertThat(phaseOf(orders, alias)).isEqualTo(Phase.ROLLED_BACK);
            assertThat(versions(old, organization)).isEqualTo(versions(made, organization));

            orders.swap(alias);
            assertThat(orders.finish(alias).second()).isNull();
            assertThat(one(orders, alias).index()).isEqualTo(made);
            assertThat(openSearch.get("/" + old).status()).isEqualTo(404);
            RowKey last = put(campaign, organization, 1).getFirst();
            await().atMost(SOON).until(() -> versions(alias, organization).containsKey("" + last));
            assertThat(openSearch.get("/" + IndexName.second(alias)).status()).isEqualTo(404);
        }
    }

    @Test
    void an_index_of_another_analysis_serves_on_and_is_rebuilt_though_the_process_is_killed()
            throws Exception {
        // Given
        Entity contacts = entity("ContactList");
        String alias = aliasOf(contacts);
        String old = IndexName.index(alias, 1);
        makeAsBefore(contacts, alias, old);
        UUID organization = UUID.randomUUID();
        int rows = 6_000;
        put(contacts, organization, rows);
        try (var projector =
                RunningProjector.start("rebuild-old", "--tributary.rebuild.automatic=false")) {
            await().atMost(SOON).until(() -> count(old) == rows);
            assertThat(phaseOf(projector.bean(RebuildOrders.class), alias))
                    .isEqualTo(Phase.SERVING);
        }
        String made = IndexName.index(alias, 1, 2);

        // When
        Process process = process("1s");
        try {
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(() -> count(made) > 0);
        } finally {
            process.destroyForcibly().waitFor();
        }
        put(contacts, organization, 100);
        Process again = process("0s");

        // Then
        try {
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> openSearch.get("/" + old).status() == 404);
            assertThat(openSearch.get("/_alias/" + alias).body().has(made)).isTrue();
            await().atMost(SOON).until(() -> count(alias) == rows + 100);
        } finally {
            again.destroyForcibly().waitFor();
        }
        try (var projector = RunningProjector.start("rebuild-old")) {
            assertThat(projector.bean(RebuildOrders.class).list())
                    .as("nothing is rebuilt that is as the catalog says")
                    .allMatch(s -> s.phase() == Phase.SERVING);
        }
    }

    /// An index as a version made it that knew no analysis of words.
    private static void makeAsBefore(Entity entity, String alias, String index) throws IOException {
        Map<String, Object> body = new HashMap<>(IndexMapping.forEntity(entity));
        body.put("aliases", Map.of(alias, Map.of("is_write_index", true)));
        JsonNode json = MAPPER.valueToTree(body);
        json.at("/settings/index").asObject().remove("analysis");
        json.at("/mappings/properties").forEach(f -> f.asObject().remove("fields"));
        openSearch.call("DELETE", "/" + index, Map.of(), new byte[0]);
        var answer = openSearch.call("PUT", "/" + index, Map.of(), MAPPER.writeValueAsBytes(json));
        assertThat(answer.accepted()).as("" + answer.body()).isTrue();
    }

    private static List<RowKey> put(Entity entity, UUID organization, int rows) {
        List<RowKey> keys = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            RowKey key = ChangeFeed.keyIn(organization);
            keys.add(key);
            var unused = feed.put(entity, key, Map.of("name", "row " + i));
        }
        feed.flush();
        return keys;
    }

    /// Changes one row after the other, and brings new ones, noting the version each must have.
    private static void keepWriting(
            Entity entity, List<RowKey> keys, Map<String, Long> expected, AtomicBoolean writing) {
        try {
            for (int i = 0; writing.get(); i++) {
                RowKey key =
                        i % 3 == 0
                                ? ChangeFeed.keyIn(keys.getFirst().organization())
                                : keys.get(i % keys.size());
                long offset = feed.put(entity, key, Map.of("name", "row " + i)).get().offset();
                expected.put("" + key, 1L << 48 | offset);
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, Long> versions(String index, UUID organization) throws IOException {
        openSearch.call("POST", "/" + index + "/_refresh", Map.of(), new byte[0]);
        Map<String, Object> body =
                Map.of(
                        "size",
                        10_000,
                        "version",
                        true,
                        "_source",
                        false,
                        "query",
                        Map.of("term", Map.of("organization_id", "" + organization)));
        JsonNode answer =
                openSearch
                        .call(
                                "POST",
                                "/" + index + "/_search",
                                Map.of(),
                                MAPPER.writeValueAsBytes(body))
                        .body();
        Map<String, Long> versions = new TreeMap<>();
        answer.path("hits")
                .path("hits")
                .forEach(h -> versions.put(h.path("_id").asString(), h.path("_version").asLong()));
        return versions;
    }

    private static long count(String index) throws IOException {
        openSearch.call("POST", "/" + index + "/_refresh", Map.of(), new byte[0]);
        return openSearch.get("/" + index + "/_count").body().path("count").asLong(-1);
    }

    private static Phase phaseOf(RebuildOrders orders, String alias) throws IOException {
        return one(orders, alias).phase();
    }

    private static Standing one(RebuildOrders orders, String alias) throws IOException {
        return orders.list().stream()
                .filter(s -> s.readModel().equals(alias))
                .findFirst()
                .orElseThrow();
    }

    private static Entity entity(String name) {
        return RunningProjector.catalog()
                .find("dialer")
                .orElseThrow()
                .findEntity(name)
                .orElseThrow();
    }

    private static String aliasOf(Entity entity) {
        return IndexName.alias(entity.domain(), entity.table().table());
    }

    private static Process process(String keep) throws IOException {
        return RunningProjector.process(
                "rebuild-old",
                "--tributary.verify.every=0",
                "--tributary.sink.documents=200",
                "--tributary.rebuild.look=100ms",
                "--tributary.rebuild.keep=" + keep);
    }
}
