package io.tributary.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.RealServers;
import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.DocumentVersion;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import io.tributary.servers.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The way of a change from its topic to its document, with the real servers.
final class DocumentIndexingIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static ChangeFeed feed;
    private static OpenSearchCalls openSearch;
    private static Entity campaign;
    private static String alias;

    @BeforeAll
    static void prepare() {
        feed = RunningProjector.feed();
        openSearch = RunningProjector.openSearch();
        campaign =
                RunningProjector.catalog()
                        .find("dialer")
                        .orElseThrow()
                        .findEntity("Campaign")
                        .orElseThrow();
        alias =
                ((ReadModel)
                                RunningProjector.models().entities().stream()
                                        .filter(m -> m.entity().name().equals("Campaign"))
                                        .findFirst()
                                        .orElseThrow())
                        .alias();
    }

    @AfterAll
    static void end() throws IOException {
        feed.close();
        openSearch.close();
    }

    @Test
    void a_change_becomes_a_document_with_its_position_as_version() throws Exception {
        // Given
        RowKey key = ChangeFeed.keyIn(UUID.randomUUID());

        try (var projector = RunningProjector.start("plain")) {
            // When
            long offset =
                    feed.put(campaign, key, Map.of("name", "Spring", "starts_on", 20_000))
                            .get()
                            .offset();

            // Then
            await().atMost(SOON).until(() -> exists(key));
            JsonNode document = document(key);
            assertThat(document.path("_version").asLong())
                    .isEqualTo(new DocumentVersion(1, offset).toLong());
            assertThat(document.path("_source").path("name").asString()).isEqualTo("Spring");
            assertThat(document.path("_source").path("starts_on").asString())
                    .isEqualTo("2024-10-04");
            assertThat(document.path("_source").path("created_at").asString())
                    .isEqualTo("2025-11-21T10:00:00.123Z");
            assertThat(document.path("_source").path("visible_to").get(0).asString())
                    .isEqualTo("everyone");
            assertThat(projector.bean(DeadLetters.class).find(alias + "/" + key)).isEmpty();
        }
    }

    @Test
    void rewinding_to_the_beginning_neither_moves_a_document_back_nor_brings_one_back()
            throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        RowKey changed = ChangeFeed.keyIn(organization);
        RowKey deleted = ChangeFeed.keyIn(organization);
        long version;
        try (var _ = RunningProjector.start("rewound")) {
            feed.put(campaign, changed, Map.of("name", "first")).get();
            feed.put(campaign, deleted, Map.of("name", "gone")).get();
            await().atMost(SOON).until(() -> exists(deleted));
            feed.put(campaign, changed, Map.of("name", "second")).get();
            feed.delete(campaign, deleted).get();
            await().atMost(SOON).until(() -> !exists(deleted) && nameOf(changed).equals("second"));
            version = document(changed).path("_version").asLong();
        }

        // When
        rewind("rewound");
        RowKey last = ChangeFeed.keyIn(organization);
        try (var _ = RunningProjector.start("rewound")) {
            feed.put(campaign, last, Map.of("name", "last")).get();
            await().atMost(SOON).until(() -> exists(last));
        }

        // Then
        assertThat(nameOf(changed)).isEqualTo("second");
        assertThat(document(changed).path("_version").asLong()).isEqualTo(version);
        assertThat(exists(deleted)).isFalse();
    }

    @Test
    void a_poison_document_is_parked_and_the_next_good_change_settles_its_letter()
            throws Exception {
        // Given
        RowKey poisoned = ChangeFeed.keyIn(UUID.randomUUID());
        RowKey neighbour = ChangeFeed.keyIn(poisoned.organization());

        try (var projector = RunningProjector.start("poison")) {
            var letters = projector.bean(DeadLetters.class);
            // When
            var position = feed.put(campaign, poisoned, Map.of("name", "x".repeat(40_000))).get();
            feed.put(campaign, neighbour, Map.of("name", "healthy")).get();

            // Then
            await().atMost(SOON).until(() -> exists(neighbour));
            await().atMost(SOON).until(() -> letters.find(alias + "/" + poisoned).isPresent());
            var letter = letters.find(alias + "/" + poisoned).orElseThrow();
            assertThat(letter.offset()).isEqualTo(position.offset());
            assertThat(letter.reason()).contains("immense term");
            assertThat(exists(poisoned)).isFalse();

            feed.put(campaign, poisoned, Map.of("name", "good again")).get();
            await().atMost(SOON).until(() -> letters.find(alias + "/" + poisoned).isEmpty());
            assertThat(nameOf(poisoned)).isEqualTo("good again");
        }
    }

    @Test
    void bytes_that_are_no_row_are_parked() throws Exception {
        // Given
        RowKey key = ChangeFeed.keyIn(UUID.randomUUID());

        try (var projector = RunningProjector.start("no-row")) {
            // When
            feed.send(campaign, key, new byte[] {1, 2, 3}).get();

            // Then
            var letters = projector.bean(DeadLetters.class);
            await().atMost(SOON).until(() -> letters.find(alias + "/" + key).isPresent());
            letters.discard(letters.find(alias + "/" + key).orElseThrow());
        }
    }

    @Test
    void nothing_is_lost_when_opensearch_is_killed_under_way() throws Exception {
        // Given
        int rows = 2_000;
        UUID organization = UUID.randomUUID();

        try (var _ = RunningProjector.start("killed-index")) {
            // When
            RowKey key = ChangeFeed.keyIn(organization);
            for (int i = 0; i < rows; i++) {
                key = ChangeFeed.keyIn(organization);
                var unused = feed.put(campaign, key, Map.of("name", "row " + i));
                if (i == rows / 2) {
                    feed.flush();
                    RealServers.shared().kill(Server.OPENSEARCH);
                }
            }
            feed.flush();
            RealServers.shared().restart(Server.OPENSEARCH);

            // Then
            RowKey last = key;
            await().atMost(SOON).ignoreExceptions().until(() -> exists(last));
            await().atMost(SOON).ignoreExceptions().until(() -> count(organization) == rows);
        }
    }

    @Test
    void many_changes_of_one_row_end_in_its_last() throws Exception {
        // Given
        RowKey key = ChangeFeed.keyIn(UUID.randomUUID());

        try (var _ = RunningProjector.start("order")) {
            // When
            for (int i = 1; i <= 3_000; i++) {
                var unused = feed.put(campaign, key, Map.of("name", "change " + i));
            }
            feed.flush();

            // Then
            await().atMost(SOON).until(() -> exists(key) && nameOf(key).equals("change 3000"));
        }
    }

    private static boolean exists(RowKey key) throws IOException {
        return get(key).accepted();
    }

    private static JsonNode document(RowKey key) throws IOException {
        return get(key).body();
    }

    private static String nameOf(RowKey key) throws IOException {
        return document(key).path("_source").path("name").asString();
    }

    private static OpenSearchCalls.Answer get(RowKey key) throws IOException {
        String id = key.toString().replace("/", "%2F");
        return openSearch.call(
                "GET",
                "/" + alias + "/_doc/" + id,
                Map.of("routing", key.organization().toString()),
                new byte[0]);
    }

    private static long count(UUID organization) throws IOException {
        openSearch.call("POST", "/" + alias + "/_refresh", Map.of(), new byte[0]);
        return openSearch
                .call(
                        "GET",
                        "/" + alias + "/_count",
                        Map.of("q", "organization_id:\"" + organization + "\""),
                        new byte[0])
                .body()
                .path("count")
                .asLong();
    }

    private static void rewind(String group) throws ExecutionException, InterruptedException {
        try (Admin admin = RunningProjector.kafka().admin()) {
            Map<TopicPartition, OffsetAndMetadata> beginning = new java.util.HashMap<>();
            for (int p = 0; p < ChangeFeed.PARTITIONS; p++) {
                beginning.put(
                        new TopicPartition(TopicName.of(campaign.table()), p),
                        new OffsetAndMetadata(0));
            }
            admin.alterConsumerGroupOffsets(group, beginning).all().get();
        }
    }
}
