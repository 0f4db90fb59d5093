package io.tributary.projector.feed;

import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.intake.SchemaRegistry;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.telemetry.StationHealth;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.FeedName;
import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.schemas.contract.TopicName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings Kafka to what the rows ask for, in the partition numbers that the group gives to this
/// process: ends what no row asks for, makes what is missing, and fills it.
///
/// It compares instead of remembering: a process that was killed at any point leaves nothing that
/// the next one does not find.
///
/// **Not thread-safe.**
final class FeedOwner implements ConsumerRebalanceListener, SessionThread.Session {
    private static final Logger LOG = LoggerFactory.getLogger(FeedOwner.class);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final SessionThread.Patience PATIENCE =
            new SessionThread.Patience(Duration.ofSeconds(3), Duration.ofSeconds(15));

    private final FeedTables tables;
    private final KafkaClients kafka;
    private final DeadLetters letters;
    private final StationHealth health;
    private final FeedSettings settings;
    private final int partitions;
    private final FeedRows rows;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<Integer, Filling> filled = new TreeMap<>();
    private final Set<WantedFeed> made = new HashSet<>();
    private boolean due;

    /// What goes on in one partition number.
    private record Filling(List<ServedFeed> feeds, SessionThread<FeedSession> thread) {}

    /// @param partitions of every topic with organizations' records
    /// @param member the name of this process in the group, the same after a restart
    FeedOwner(
            Entity asked,
            FeedTables tables,
            SchemaRegistry registry,
            KafkaClients kafka,
            DeadLetters letters,
            StationHealth health,
            FeedSettings settings,
            int partitions,
            String member) {
        this.tables = tables;
        this.kafka = kafka;
        this.letters = letters;
        this.health = health;
        this.settings = settings;
        this.partitions = partitions;
        this.rows = new FeedRows(asked, registry);
        this.consumer =
                kafka.consumer(
                        FeedPositions.TOPIC,
                        Map.of(
                                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                                member,
                                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                                10_000));
        consumer.subscribe(List.of(TopicName.of(FeedName.ASKED)), this);
    }

    /// Takes the rows that came, and follows them once all are known.
    ///
    /// @param again whether to compare though nothing came
    void turn(boolean again) {
        due |= again;
        for (var change : consumer.poll(QUIET)) {
            rows.take(change);
            due = true;
        }
        for (Filling filling : filled.values()) {
            due |= filling.thread().failed();
        }
        if (due && allRowsAreKnown()) {
            follow(again);
            due = false;
        }
    }

    private boolean allRowsAreKnown() {
        return !ends.isEmpty()
                && ends.entrySet().stream()
                        .allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
    }

    private void follow(boolean again) {
        Map<FeedName, WantedFeed> wanted =
                rows.all().stream()
                        .filter(feed -> tables.of(feed.name().domain()).isPresent())
                        .collect(Collectors.toMap(WantedFeed::name, f -> f, (_, last) -> last));
        try (Admin admin = kafka.admin()) {
            FeedAccess access = new FeedAccess(admin, settings);
            if (!wanted.isEmpty()) {
                access.createPositions(partitions);
            }
            Set<FeedName> ended = new HashSet<>(access.known());
            ended.removeIf(name -> !isOwn(name) || wanted.containsKey(name));
            end(ended, access);
            Map<FeedName, String> topics = access.topics();
            made.removeIf(feed -> !topics.containsKey(feed.name()));
            made.retainAll(wanted.values());
            List<WantedFeed> missing =
                    wanted.values().stream().filter(feed -> !made.contains(feed)).toList();
            access.begin(missing);
            made.addAll(missing);
            missing.forEach(
                    feed -> LOG.atInfo().addKeyValue("feed", feed.name()).log("Feed is open"));
            fill(wanted.keySet(), missing.isEmpty() ? topics : access.topics(), again);
        }
    }

    private boolean isOwn(FeedName name) {
        int number = OrganizationPartition.of(name.organization(), partitions);
        return ends.keySet().stream().anyMatch(p -> p.partition() == number);
    }

    /// Who fills a feed stops before the topic goes: it would wait for it.
    private void end(Set<FeedName> ended, FeedAccess access) {
        ended.stream()
                .map(name -> OrganizationPartition.of(name.organization(), partitions))
                .distinct()
                .forEach(this::stopFilling);
        access.end(ended);
        ended.forEach(name -> LOG.atInfo().addKeyValue("feed", name).log("Feed has ended"));
    }

    private void fill(Set<FeedName> wanted, Map<FeedName, String> topics, boolean again) {
        Map<Integer, List<ServedFeed>> served = new TreeMap<>();
        for (FeedName name : wanted) {
            String topicId = topics.get(name);
            if (topicId == null) {
                due = true;
            } else {
                served.computeIfAbsent(
                                OrganizationPartition.of(name.organization(), partitions),
                                _ -> new ArrayList<>())
                        .add(new ServedFeed(name, topicId));
            }
        }
        for (int number : Set.copyOf(filled.keySet())) {
            Filling now = filled.get(number);
            if (now != null
                    && (again
                            || !Set.copyOf(now.feeds())
                                    .equals(Set.copyOf(served.getOrDefault(number, List.of()))))) {
                stopFilling(number);
            }
        }
        served.forEach(
                (number, feeds) ->
                        filled.computeIfAbsent(number, _ -> startFilling(number, feeds)));
    }

    private Filling startFilling(int number, List<ServedFeed> feeds) {
        List<FeedTable> read =
                feeds.stream()
                        .map(feed -> feed.name().domain())
                        .distinct()
                        .flatMap(domain -> tables.of(domain).orElse(List.of()).stream())
                        .toList();
        var thread =
                new SessionThread<>(
                        "feeds-" + number,
                        health,
                        PATIENCE,
                        () -> FeedSession.open(number, feeds, read, kafka, letters),
                        FeedSession::turn);
        thread.start();
        return new Filling(feeds, thread);
    }

    private void stopFilling(int number) {
        Filling filling = filled.remove(number);
        if (filling != null) {
            filling.thread().stop();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        rows.clear();
        made.clear();
        ends.clear();
        Set<TopicPartition> all = consumer.assignment();
        consumer.seekToBeginning(all);
        ends.putAll(consumer.endOffsets(all));
        due = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        ends.clear();
        Set.copyOf(filled.keySet()).forEach(this::stopFilling);
    }

    @Override
    public void close() {
        // An interrupted thread could not wait for the others.
        var _ = Thread.interrupted();
        Set.copyOf(filled.keySet()).forEach(this::stopFilling);
        consumer.close();
    }
}
