package io.tributary.projector.feed;

import static io.tributary.projector.feed.MarketChanges.create;
import static io.tributary.projector.feed.MarketChanges.delete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.FeedName;
import io.tributary.schemas.contract.RowKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/// The process that fills feeds is killed at any moment: while a feed begins, between two changes,
/// in the middle of a transaction.
final class FeedsSurviveKillsIT {
    private static final boolean FULL = Boolean.getBoolean("tributary.full");
    private static final int KILLS = FULL ? 20 : 3;
    private static final int TRANSACTIONS = FULL ? 2_000 : 150;
    private static final int BEFORE = FULL ? 50_000 : 6_000;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Entity ASKED = Market.entity("AnalystFeed");
    private static final Entity STALL = Market.entity("Stall");
    private static final Entity WARE = Market.entity("Ware");

    @Test
    void every_change_is_in_the_feed_once_and_in_order() throws Exception {
        // Given
        UUID organization = UUID.randomUUID();
        Random moments = new Random(5);
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        try (MarketChanges changes = new MarketChanges()) {
            rowsBefore(changes, organization, before);
            RowKey asked = row(organization);
            changes.commit(create(ASKED, asked, Map.of("domain", Market.DOMAIN)));
            Analyst analyst = Analyst.of(asked, 1);

            // When
            Process process = FeedProcess.start();
            try {
                await().atMost(SOON).until(() -> !analyst.all().isEmpty());
                process.destroyForcibly().waitFor();
                process = FeedProcess.start();
                await().atMost(SOON).until(() -> analyst.all().size() >= BEFORE);
                for (int kill = 0; kill < KILLS; kill++) {
                    write(changes, organization, kill, after);
                    process.waitFor(Duration.ofMillis(moments.nextInt(400)));
                    process.destroyForcibly().waitFor();
                    write(changes, organization, KILLS + kill, after);
                    process = FeedProcess.start();
                    int seen = analyst.all().size();
                    await().atMost(SOON).until(() -> analyst.all().size() > seen);
                }
                int all = before.size() + after.size();
                await().atMost(SOON).until(() -> analyst.all().size() >= all);

                // Then
                List<String> found = analyst.briefs();
                assertThat(found.subList(0, before.size()))
                        .containsExactlyInAnyOrderElementsOf(before);
                assertThat(found.subList(before.size(), found.size())).isEqualTo(after);
                endsWhatWasEndedMeanwhile(changes, asked, process);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /// Nobody is there when the row goes; who comes next finds what is left.
    private static void endsWhatWasEndedMeanwhile(
            MarketChanges changes, RowKey asked, Process process) throws Exception {
        process.destroyForcibly().waitFor();
        changes.commit(delete(ASKED, asked));
        String topic = new FeedName(asked.organization(), Market.DOMAIN).topic();
        Process next = FeedProcess.start();
        try (Admin admin = changes.kafka().admin()) {
            await().atMost(SOON).until(() -> !admin.listTopics().names().get().contains(topic));
        } finally {
            next.destroyForcibly().waitFor();
        }
        assertThat(Analyst.of(asked, 1).mayLogIn()).isFalse();
    }

    private static void rowsBefore(
            MarketChanges changes, UUID organization, List<String> expected) {
        for (int done = 0; done < BEFORE; done += 500) {
            MarketChanges.Change[] rows = new MarketChanges.Change[500];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = create(STALL, row(organization), Map.of("name", "before " + (done + i)));
                expected.add("stalls/before " + (done + i));
            }
            changes.commit(rows);
        }
    }

    /// Two tables in each transaction, some in one Kafka transaction with others.
    private static void write(
            MarketChanges changes, UUID organization, int round, List<String> expected) {
        List<List<MarketChanges.Change>> together = new ArrayList<>();
        for (int i = 0; i < TRANSACTIONS / KILLS; i++) {
            String name = round + "." + i;
            together.add(
                    List.of(
                            create(WARE, row(organization), Map.of("name", name)),
                            create(STALL, row(organization), Map.of("name", name))));
            expected.add("wares/" + name);
            expected.add("stalls/" + name);
            if (i % 7 == 0) {
                changes.commitAll(together);
                together.clear();
            }
        }
        if (!together.isEmpty()) {
            changes.commitAll(together);
        }
    }

    private static RowKey row(UUID organization) {
        return new RowKey(organization, UUID.randomUUID());
    }
}
