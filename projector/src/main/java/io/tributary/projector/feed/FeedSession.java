package io.tributary.projector.feed;

import io.tributary.projector.intake.KafkaClients;
import io.tributary.projector.parking.DeadLetters;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.TopicName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Copies into the feeds of one partition number, from taking it over until something fails.
///
/// **Exactly once.** Records and the positions they stand for are one Kafka transaction; the
/// producer's first act ended every earlier session of the partition number. Live feeds follow the
/// progress records, whole transactions at a time. A feed that begins reads everything that is
/// before the others' position, in portions between their turns, and then goes on with them.
///
/// **Not thread-safe.** An interrupted thread leaves with an exception.
final class FeedSession implements SessionThread.Session {
    /// What a feed that begins may read before the others have their turn.
    private static final int PORTION = 5_000;

    /// Changes held for their order; beyond it those of a very large transaction go out table by
    /// table.
    private static final int HELD = 20_000;

    private static final Duration OPEN_AT_MOST = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofMillis(100);
    private static final Duration STORE_EVERY = Duration.ofSeconds(30);

    private final int partition;
    private final KafkaClients kafka;
    private final FeedPositions store;
    private final FeedWriter writer;
    private final Map<String, FeedTable> tables;
    private final FeedRecords records;
    private final Map<String, Long> positions = new HashMap<>();
    private final LiveFeeds live = new LiveFeeds();
    private final Deque<FeedBeginning> beginnings;
    private final PartitionReader progress;
    private final PartitionReader changes;
    private final PartitionReader documents;
    private boolean opened;
    private long storedAt = System.nanoTime();

    private FeedSession(
            int partition,
            List<ServedFeed> feeds,
            List<FeedTable> tables,
            KafkaClients kafka,
            DeadLetters letters,
            FeedWriter writer) {
        this.partition = partition;
        this.kafka = kafka;
        this.writer = writer;
        this.store = new FeedPositions(partition);
        this.tables = tables.stream().collect(Collectors.toMap(FeedTable::topic, t -> t));
        this.records = new FeedRecords(tables, letters);
        Map<String, FeedPosition> stored = store.read(kafka);
        this.beginnings = FeedBeginning.of(takeUp(feeds, stored), stored);
        this.progress = reader(List.of(TopicName.PROGRESS));
        this.changes = reader(topics(false));
        this.documents = reader(topics(true));
        Long next = positions.get(TopicName.PROGRESS);
        if (next == null) {
            progress.fromEnd();
        } else {
            progress.from(Map.of(TopicName.PROGRESS, next));
        }
    }

    /// Takes the partition number over from whoever had it.
    ///
    /// @param tables of the feeds' domains
    static FeedSession open(
            int partition,
            List<ServedFeed> feeds,
            List<FeedTable> tables,
            KafkaClients kafka,
            DeadLetters letters) {
        FeedWriter writer =
                new FeedWriter(
                        kafka.transactional(
                                "tributary-projector-feeds-" + partition, OPEN_AT_MOST));
        try {
            return new FeedSession(partition, feeds, tables, kafka, letters, writer);
        } catch (RuntimeException failed) {
            writer.close();
            throw failed;
        }
    }

    /// Sorts the feeds that are live out, and forgets the positions of those that ended.
    private List<ServedFeed> takeUp(List<ServedFeed> feeds, Map<String, FeedPosition> stored) {
        FeedPosition shared = stored.remove(FeedPositions.LIVE);
        if (shared != null) {
            positions.putAll(shared.positions());
            positions
                    .keySet()
                    .removeIf(t -> !t.equals(TopicName.PROGRESS) && !tables.containsKey(t));
        }
        List<ServedFeed> others = new ArrayList<>();
        Map<String, FeedPosition> ended = new HashMap<>(stored);
        for (ServedFeed feed : feeds) {
            ended.remove(feed.name().topic());
            FeedPosition position = stored.get(feed.name().topic());
            if (position != null && position.live() && position.topicId().equals(feed.topicId())) {
                live.add(feed);
            } else {
                others.add(feed);
            }
        }
        ended.keySet().forEach(topic -> writer.send(store.tombstone(topic)));
        writer.commit();
        return others;
    }

    /// Takes what came, waits a moment when nothing did, and lets feeds begin.
    void turn() {
        List<ProgressRecord> said = new ArrayList<>();
        progress.next(opened && !beginnings.isEmpty() ? Duration.ZERO : QUIET)
                .forEach(r -> said.add(ControlJson.read(r.value(), ProgressRecord.class)));
        if (!said.isEmpty()) {
            follow(said);
        }
        if (opened) {
            documents.next(Duration.ZERO).forEach(r -> records.of(r, live).ifPresent(writer::send));
            positions.putAll(documents.positions());
            begin();
        }
        commit();
    }

    private void follow(List<ProgressRecord> said) {
        Map<String, Long> targets = new HashMap<>(said.getLast().positions());
        targets.keySet().retainAll(tables.keySet());
        if (!opened) {
            join(targets);
        }
        CommitOrder order = new CommitOrder(said);
        changes.upTo(
                targets,
                Integer.MAX_VALUE,
                change -> {
                    records.of(change, live).ifPresent(record -> order.take(change, record));
                    if (order.size() >= HELD) {
                        order.release(writer::send);
                    }
                });
        order.release(writer::send);
        positions.putAll(changes.positions());
        positions.putAll(progress.positions());
    }

    /// Where no live feed has been, the first one that begins will join at the present.
    private void join(Map<String, Long> present) {
        Map<String, Long> ends = documents.ends();
        tables.forEach(
                (topic, table) ->
                        positions.computeIfAbsent(
                                topic,
                                _ ->
                                        live.has(table.domain())
                                                ? 0L
                                                : table.documents()
                                                        ? ends.getOrDefault(topic, 0L)
                                                        : present.getOrDefault(topic, 0L)));
        changes.from(positions);
        documents.from(positions);
        opened = true;
    }

    private void begin() {
        FeedBeginning beginning = beginnings.peek();
        if (beginning == null) {
            return;
        }
        Map<String, Long> targets = new HashMap<>(positions);
        targets.keySet().retainAll(topics(beginning.domain()));
        PartitionReader reader = beginning.reader(() -> reader(topics(beginning.domain())));
        LiveFeeds feeds = beginning.feeds();
        boolean reached =
                reader.upTo(targets, PORTION, r -> records.of(r, feeds).ifPresent(writer::send));
        if (reached) {
            beginnings.remove();
            reader.close();
            feeds.all().forEach(live::add);
        }
        if (reached || writer.isOpen()) {
            Map<String, Long> reachedTo = reached ? Map.of() : reader.positions();
            for (ServedFeed feed : feeds.all()) {
                FeedPosition position = new FeedPosition(feed.topicId(), reached, reachedTo);
                writer.send(store.record(feed.name().topic(), position));
            }
        }
    }

    private void commit() {
        boolean due = opened && System.nanoTime() - storedAt > STORE_EVERY.toNanos();
        if (opened && (writer.isOpen() || due)) {
            writer.send(store.record(FeedPositions.LIVE, new FeedPosition("", true, positions)));
            writer.commit();
            storedAt = System.nanoTime();
        }
    }

    private List<String> topics(boolean ofDocuments) {
        return tables.values().stream()
                .filter(t -> t.documents() == ofDocuments)
                .map(FeedTable::topic)
                .toList();
    }

    private List<String> topics(String domain) {
        return tables.values().stream()
                .filter(t -> t.domain().equals(domain))
                .map(FeedTable::topic)
                .toList();
    }

    private PartitionReader reader(List<String> topics) {
        return new PartitionReader(
                kafka.consumer(FeedPositions.TOPIC, Map.of()), partition, topics);
    }

    @Override
    public void close() {
        // An interrupted thread could not close its clients.
        var _ = Thread.interrupted();
        beginnings.forEach(FeedBeginning::close);
        documents.close();
        changes.close();
        progress.close();
        writer.close();
    }
}
