package io.tributary.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.schemas.contract.DocumentVersion;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.derive.HistoryIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The way of a journal entry to the history of its rows, with the real servers.
final class HistoryIndexingIT {
    private static final Duration SOON = Duration.ofSeconds(60);

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
    void an_entry_becomes_a_document_and_reading_it_again_changes_nothing() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        RowKey entry = ChangeFeed.keyIn(organization);
        RowKey poison = ChangeFeed.keyIn(organization);
        RowKey last = ChangeFeed.keyIn(organization);
        String row = "dialer.campaigns/" + UUID.randomUUID();
        JsonNode first;
        try (var projector = RunningProjector.start("history")) {
            var letters = projector.bean(DeadLetters.class);
            long offset = feed.journal(entry, created(row, "Spring")).get().offset();
            feed.journal(poison, "no list").get();
            await().atMost(SOON).until(() -> get(entry).accepted());
            String letter = HistoryIndex.ALIAS + "/" + poison;
            await().atMost(SOON).until(() -> letters.find(letter).isPresent());
            letters.discard(letters.find(letter).orElseThrow());
            first = get(entry).body();
            assertThat(first.path("_version").asLong())
                    .isEqualTo(new DocumentVersion(1, offset).toLong())
                    .isEqualTo(first.path("_source").path(HistoryIndex.POSITION).asLong());
        }

        // When
        rewind();
        try (var projector = RunningProjector.start("history")) {
            feed.journal(last, created(row, "Summer")).get();
            await().atMost(SOON).until(() -> get(last).accepted());

            // Then
            assertThat(get(entry).body()).isEqualTo(first);
            assertThat(get(poison).accepted()).isFalse();
            assertThat(found(organization, row)).isEqualTo(2);
            var letters = projector.bean(DeadLetters.class);
            letters.list().forEach(letters::discard);
        }
    }

    private static String created(String row, String name) {
        int slash = row.indexOf('/');
        return """
        [{"table": "%s", "id": "%s", "operation": "create", "before": null,
          "after": {"version": 1, "name": "%s"}}]
        """
                .formatted(row.substring(0, slash), row.substring(slash + 1), name);
    }

    private static OpenSearchCalls.Answer get(RowKey key) throws IOException {
        return openSearch.call(
                "GET",
                "/" + HistoryIndex.ALIAS + "/_doc/" + key.toString().replace("/", "%2F"),
                Map.of("routing", key.organization().toString()),
                new byte[0]);
    }

    /// By row, as queries do.
    private static long found(UUID organization, String row) throws IOException {
        openSearch.call("POST", "/" + HistoryIndex.ALIAS + "/_refresh", Map.of(), new byte[0]);
        return openSearch
                .call(
                        "GET",
                        "/" + HistoryIndex.ALIAS + "/_count",
                        Map.of(
                                "q",
                                "organization_id:\"%s\" AND rows:\"%s\" AND created:\"%s\""
                                        .formatted(organization, row, row)),
                        new byte[0])
                .body()
                .path("count")
                .asLong();
    }

    private static void rewind() throws Exception {
        try (Admin admin = RunningProjector.kafka().admin()) {
            Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
            for (int p = 0; p < ChangeFeed.PARTITIONS; p++) {
                beginning.put(new TopicPartition(ChangeFeed.JOURNAL, p), new OffsetAndMetadata(0));
            }
            admin.alterConsumerGroupOffsets("history", beginning).all().get();
        }
    }
}
