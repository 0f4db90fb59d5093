package io.tributary.projector.feed;

import static io.tributary.projector.feed.MarketChanges.create;
import static io.tributary.projector.feed.MarketChanges.delete;
import static io.tributary.projector.feed.MarketChanges.unreadable;
import static io.tributary.projector.feed.MarketChanges.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.FeedName;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.RowKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Feeds on the real broker, with its authorizer: what is in them, who reads them, and how they
/// begin and end.
@Covers("PL-1")
final class FeedsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Entity ASKED = Market.entity("AnalystFeed");
    private static final Entity STALL = Market.entity("Stall");
    private static final Entity WARE = Market.entity("Ware");
    private static final Entity NOTICE = Market.entity("Notice");
    private static final Entity REMARK = Market.entity("Remark");
    private static final Entity TAKING = Market.entity("Taking");
    private static final Entity NOTE = Market.entity("Note");

    private static MarketChanges changes;
    private static FeedStation station;

    private final UUID organization = UUID.randomUUID();

    @BeforeAll
    static void start() {
        changes = new MarketChanges();
        station = Market.station();
        station.start();
    }

    @AfterAll
    static void stop() {
        station.stop();
        changes.close();
    }

    @Test
    void a_feed_begins_with_the_rows_that_are_there_and_follows_every_change() {
        // Given
        RowKey stall = row(organization);
        RowKey gone = row(organization);
        changes.commit(
                create(
                        STALL,
                        stall,
                        Map.of(
                                "name", "Fish",
                                "keeper", "Ann Doe",
                                "rent", ByteBuffer.wrap(new byte[] {4, -46}))));
        changes.commit(create(WARE, gone, Map.of("name", "Eel")));
        Analyst analyst = ask(organization);
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/Fish", "wares/Eel"));

        // When
        changes.commit(update(STALL, stall, Map.of("name", "Fish and crab")), delete(WARE, gone));

        // Then
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/Fish and crab", "wares/-"));
        List<Analyst.Read> all = analyst.all();
        assertThat(all.subList(2, all.size()).stream().map(Analyst.Read::brief))
                .containsExactly("stalls/Fish and crab", "wares/-");
        Analyst.Read first =
                all.stream().filter(r -> r.brief().equals("stalls/Fish")).findFirst().orElseThrow();
        assertThat(first.key()).isEqualTo("stalls/" + stall.id());
        assertThat(first.row().get("organization_id").asString())
                .isEqualTo(organization.toString());
        assertThat(first.row().get("rent").decimalValue()).isEqualByComparingTo("12.34");
        assertThat(first.row().get("created_at").asString()).isEqualTo("2025-11-21T10:00:00.123Z");
        assertThat(first.row().has("keeper")).as("personal").isFalse();
        assertThat(first.operation()).isEqualTo("create");
        assertThat(first.headers()).containsKey("transaction").doesNotContainKey("lsn");
    }

    @Test
    void only_what_every_member_sees_is_in_a_feed() {
        // Given
        RowKey notice = row(organization);
        RowKey remark = row(organization);
        changes.commit(create(TAKING, row(organization), Map.of("text", "taking")));
        changes.commit(
                create(
                        NOTE,
                        row(organization),
                        Map.of("text", "note", "user_id", UUID.randomUUID().toString())));
        changes.commit(create(NOTICE, notice, Map.of("text", "draft", "status", "draft")));
        changes.document(REMARK, remark, document(remark, "role:moderator"));
        Analyst analyst = ask(organization);
        changes.commit(create(STALL, row(organization), Map.of("name", "first")));
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/first"));
        assertThat(rows(analyst)).containsExactly("stalls/first");

        // When
        changes.commit(update(NOTICE, notice, Map.of("text", "out", "status", "published")));
        changes.document(REMARK, remark, document(remark, "everyone"));
        await().atMost(SOON).until(() -> hasAll(analyst, "notices/out", "remarks/said"));
        changes.commit(update(NOTICE, notice, Map.of("text", "hidden", "status", "draft")));
        changes.document(REMARK, remark, document(remark, "role:moderator"));

        // Then
        await().atMost(SOON).until(() -> latest(analyst).equals(Set.of("stalls/first")));
        changes.commit(create(TAKING, row(organization), Map.of("text", "taking")));
        changes.commit(create(STALL, row(organization), Map.of("name", "last")));
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/last"));
        assertThat(rows(analyst))
                .containsExactlyInAnyOrder(
                        "stalls/first", "notices/out", "remarks/said", "stalls/last");
        assertThat(
                        analyst.all().stream()
                                .filter(r -> r.brief().equals("remarks/said"))
                                .map(r -> r.row().propertyNames()))
                .allSatisfy(names -> assertThat(names).doesNotContain("visible_to", "hash_1"));
    }

    @Test
    void rows_of_another_organization_of_the_same_partition_are_in_its_own_feed_only() {
        // Given
        UUID neighbour = neighbour(organization);
        Analyst analyst = ask(organization);
        Analyst other = ask(neighbour);

        // When
        changes.commitAll(
                List.of(
                        List.of(create(STALL, row(organization), Map.of("name", "ours"))),
                        List.of(create(STALL, row(neighbour), Map.of("name", "theirs"))),
                        List.of(create(STALL, row(organization), Map.of("name", "ours too")))));

        // Then
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/ours", "stalls/ours too"));
        await().atMost(SOON).until(() -> hasAll(other, "stalls/theirs"));
        assertThat(analyst.briefs()).containsExactly("stalls/ours", "stalls/ours too");
        assertThat(other.briefs()).containsExactly("stalls/theirs");
    }

    @Test
    void changes_of_several_tables_come_in_commit_order() {
        // Given
        Analyst analyst = ask(organization);
        changes.commit(create(STALL, row(organization), Map.of("name", "begin")));
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/begin"));
        List<List<MarketChanges.Change>> transactions = new ArrayList<>();
        List<String> expected = new ArrayList<>(List.of("stalls/begin"));
        for (int i = 0; i < 40; i++) {
            Entity first = i % 3 == 0 ? WARE : STALL;
            Entity second = i % 3 == 0 ? STALL : WARE;
            transactions.add(
                    List.of(
                            create(first, row(organization), Map.of("name", "a" + i)),
                            create(second, row(organization), Map.of("name", "b" + i))));
            expected.add(first.table().table() + "/a" + i);
            expected.add(second.table().table() + "/b" + i);
        }

        // When
        changes.commitAll(transactions);

        // Then
        await().atMost(SOON).until(() -> analyst.all().size() == expected.size());
        assertThat(analyst.briefs()).containsExactlyElementsOf(expected);
    }

    @Test
    void the_user_of_a_feed_reads_nothing_else_and_writes_nothing() throws Exception {
        // Given
        UUID neighbour = neighbour(organization);
        Analyst analyst = ask(organization);
        ask(neighbour);
        RowKey stall = row(organization);
        changes.commit(create(STALL, stall, Map.of("name", "own")));
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/own"));
        String own = new FeedName(organization, Market.DOMAIN).topic();
        List<String> topics;
        try (Admin admin = changes.kafka().admin()) {
            topics = List.copyOf(admin.listTopics().names().get());
        }
        assertThat(topics)
                .contains(own, new FeedName(neighbour, Market.DOMAIN).topic())
                .contains("tributary.market.stalls", "tributary.progress");

        // When
        List<String> readable;
        try (Consumer<byte[], byte[]> consumer = analyst.consumer("any")) {
            readable = topics.stream().filter(t -> mayRead(consumer, t)).toList();
        }

        // Then
        assertThat(readable).containsExactly(own);
        try (Admin admin = analyst.kafka().admin()) {
            assertThat(admin.listTopics().names().get()).containsExactly(own);
            assertThat(admin.listGroups().all().get()).isEmpty();
            assertThatThrownBy(() -> admin.deleteTopics(List.of(own)).all().get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> admin.describeUserScramCredentials().all().get())
                    .hasMessageContaining("uthoriz");
        }
        try (Consumer<byte[], byte[]> foreign =
                analyst.kafka().consumer("feed." + neighbour + ".market.x", Map.of())) {
            foreign.subscribe(List.of(own));
            assertThatThrownBy(() -> foreign.poll(Duration.ofSeconds(10)))
                    .isInstanceOf(GroupAuthorizationException.class);
        }
        try (Producer<byte[], byte[]> producer = analyst.kafka().producer("analyst")) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(own, new byte[] {1})).get())
                    .isInstanceOfAny(ExecutionException.class, KafkaException.class);
        }
    }

    @Test
    void a_feed_has_a_quota_and_leaves_nothing_when_it_ends() throws Exception {
        // Given
        RowKey asked = row(organization);
        FeedName name = new FeedName(organization, Market.DOMAIN);
        changes.commit(create(ASKED, asked, Map.of("domain", Market.DOMAIN)));
        changes.commit(create(STALL, row(organization), Map.of("name", "stall")));
        Analyst analyst = Analyst.of(asked, 1);
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/stall"));
        try (Admin admin = changes.kafka().admin()) {
            assertThat(quota(admin, name)).isEqualTo((double) Market.RATE.toBytes());

            // When
            changes.commit(delete(ASKED, asked));

            // Then
            await().atMost(SOON)
                    .until(() -> !admin.listTopics().names().get().contains(name.topic()));
            assertThat(analyst.mayLogIn()).isFalse();
            assertThat(new FeedAccess(admin, new FeedSettings("", Market.RATE)).known())
                    .doesNotContain(name);
        }
        RowKey again = row(organization);
        changes.commit(create(ASKED, again, Map.of("domain", Market.DOMAIN)));
        await().atMost(SOON).until(() -> hasAll(Analyst.of(again, 1), "stalls/stall"));
        assertThat(analyst.mayLogIn()).as("the password of the feed that ended").isFalse();
    }

    @Test
    void a_change_that_cannot_be_read_is_parked_and_the_others_go_on() {
        // Given
        UUID neighbour = neighbour(organization);
        Analyst analyst = ask(organization);
        Analyst other = ask(neighbour);
        RowKey odd = row(organization);
        String letter = "tributary-feed-market/" + odd;

        // When
        changes.commit(unreadable(STALL, odd));
        changes.commit(
                create(STALL, row(organization), Map.of("name", "ours")),
                create(STALL, row(neighbour), Map.of("name", "theirs")));

        // Then
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/ours"));
        await().atMost(SOON).until(() -> hasAll(other, "stalls/theirs"));
        assertThat(changes.letters()).contains(letter);
        changes.commit(update(STALL, odd, Map.of("name", "odd")));
        await().atMost(SOON).until(() -> hasAll(analyst, "stalls/odd"));
        assertThat(changes.letters()).doesNotContain(letter);
    }

    @Test
    void another_number_is_another_password() {
        // Given
        RowKey asked = row(organization);
        changes.commit(create(ASKED, asked, Map.of("domain", Market.DOMAIN)));
        await().atMost(SOON).until(() -> Analyst.of(asked, 1).mayLogIn());

        // When
        changes.commit(update(ASKED, asked, Map.of("domain", Market.DOMAIN, "password_number", 2)));

        // Then
        await().atMost(SOON).until(() -> Analyst.of(asked, 2).mayLogIn());
        assertThat(Analyst.of(asked, 1).mayLogIn()).isFalse();
    }

    private static Analyst ask(UUID organization) {
        RowKey asked = row(organization);
        changes.commit(create(ASKED, asked, Map.of("domain", Market.DOMAIN)));
        Analyst analyst = Analyst.of(asked, 1);
        await().atMost(SOON).until(() -> isOpen(organization));
        return analyst;
    }

    private static boolean isOpen(UUID organization) throws Exception {
        try (Admin admin = changes.kafka().admin()) {
            return new FeedAccess(admin, new FeedSettings("", Market.RATE))
                    .topics()
                    .containsKey(new FeedName(organization, Market.DOMAIN));
        }
    }

    private static boolean mayRead(Consumer<byte[], byte[]> consumer, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        try {
            consumer.poll(Duration.ofSeconds(2));
            return true;
        } catch (TopicAuthorizationException refused) {
            return false;
        }
    }

    private static double quota(Admin admin, FeedName name) throws Exception {
        var filter =
                ClientQuotaFilter.contains(
                        List.of(
                                ClientQuotaFilterComponent.ofEntity(
                                        ClientQuotaEntity.USER, name.user())));
        return admin.describeClientQuotas(filter)
                .entities()
                .get()
                .get(new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, name.user())))
                .get("consumer_byte_rate");
    }

    private static boolean hasAll(Analyst analyst, String... briefs) {
        return analyst.briefs().containsAll(List.of(briefs));
    }

    /// Without tombstones.
    private static List<String> rows(Analyst analyst) {
        return analyst.briefs().stream().filter(b -> !b.endsWith("/-")).toList();
    }

    /// As compaction would leave it.
    private static Set<String> latest(Analyst analyst) {
        Map<String, String> rows = new HashMap<>();
        analyst.all().forEach(r -> rows.put(r.key(), r.brief()));
        rows.values().removeIf(b -> b.endsWith("/-"));
        return Set.copyOf(rows.values());
    }

    private static Map<String, Object> document(RowKey row, String visibleTo) {
        return Map.of(
                "organization_id",
                row.organization(),
                "id",
                row.id(),
                "version",
                1,
                "text",
                "said",
                "hash_1",
                1,
                "visible_to",
                List.of(visibleTo));
    }

    private static RowKey row(UUID organization) {
        return new RowKey(organization, UUID.randomUUID());
    }

    private static UUID neighbour(UUID organization) {
        int number = OrganizationPartition.of(organization, Market.PARTITIONS);
        return Stream.generate(UUID::randomUUID)
                .filter(id -> OrganizationPartition.of(id, Market.PARTITIONS) == number)
                .findFirst()
                .orElseThrow();
    }
}
