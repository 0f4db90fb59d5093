package io.tributary.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.projector.index.OpenSearchCalls;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.RowKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A backlog is drained by a projector of its own process, which is killed on the way.
final class BacklogIT {
    private static final int ROWS = Boolean.getBoolean("tributary.full") ? 200_000 : 20_000;
    private static final Duration LONG = Duration.ofMinutes(4);

    @Test
    void a_backlog_is_drained_without_loss_though_the_process_is_killed_before_it_is_done()
            throws Exception {
        // Given
        Entity lead =
                RunningProjector.catalog()
                        .find("dialer")
                        .orElseThrow()
                        .findEntity("Lead")
                        .orElseThrow();
        String alias =
                RunningProjector.models().entities().stream()
                        .filter(m -> m.entity().name().equals("Lead"))
                        .map(ReadModel::alias)
                        .findFirst()
                        .orElseThrow();
        try (var feed = RunningProjector.feed();
                var openSearch = RunningProjector.openSearch()) {
            List<UUID> organizations = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                organizations.add(UUID.randomUUID());
            }
            for (int i = 0; i < ROWS; i++) {
                RowKey key = ChangeFeed.keyIn(organizations.get(i % 50));
                var unused =
                        feed.put(
                                lead,
                                key,
                                Map.of(
                                        "phone",
                                        "+4930" + i,
                                        "first_name",
                                        "Ada",
                                        "last_name",
                                        "Lovelace " + i,
                                        "company",
                                        "Analytical Engines",
                                        "job",
                                        "management",
                                        "balance",
                                        i));
            }
            feed.flush();

            // When
            Process process = start();
            long begun = 0;
            long began = 0;
            try {
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(50))
                        .ignoreExceptions()
                        .until(() -> count(openSearch, alias) > 0);
                begun = System.nanoTime();
                began = count(openSearch, alias);
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> count(openSearch, alias) > ROWS / 2);
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.out.printf(
                        "indexer alone: %,.0f documents/s%n",
                        (count(openSearch, alias) - began) / seconds);
            } finally {
                process.destroyForcibly().waitFor();
            }

            // Then
            Process again = start();
            try {
                await().atMost(LONG).until(() -> count(openSearch, alias) == ROWS);
            } finally {
                again.destroyForcibly().waitFor();
            }
            assertThat(count(openSearch, alias)).isEqualTo(ROWS);
        }
    }

    private static long count(OpenSearchCalls openSearch, String alias) throws IOException {
        openSearch.call("POST", "/" + alias + "/_refresh", Map.of(), new byte[0]);
        return openSearch.get("/" + alias + "/_count").body().path("count").asLong();
    }

    private static Process start() throws IOException {
        return RunningProjector.process("speed", "--tributary.verify.every=0");
    }
}
