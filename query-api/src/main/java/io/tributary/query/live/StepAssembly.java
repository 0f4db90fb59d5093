package io.tributary.query.live;

import io.tributary.query.freshness.ProgressPlace;
import io.tributary.schemas.contract.ChangeHeader;
import io.tributary.schemas.contract.ControlJson;
import io.tributary.schemas.contract.ProgressRecord;
import io.tributary.schemas.contract.RowKey;
import io.tributary.schemas.contract.TopicName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Puts the records of one partition number together again: a progress record and the changes that
/// it completes, of all topics, in commit order.
///
/// **Not thread-safe.** Replaying is safe: a record that was taken before is passed over.
final class StepAssembly {
    private static final String SNAPSHOT = "snapshot";
    private static final String CREATE = "create";

    private final LiveEntities entities;
    private final ChangeWindow window;
    private final Consumer<Step> added;
    private final Map<String, Long> taken = new HashMap<>();
    private final Deque<Completion> progress = new ArrayDeque<>();
    private final Map<String, Deque<ConsumerRecord<String, byte[]>>> changes = new HashMap<>();
    private Map<String, Long> completed = Map.of();
    private boolean begun;

    /// A progress record that waits for the changes it completes.
    private record Completion(long offset, ProgressRecord names) {
        ProgressPlace place() {
            return new ProgressPlace(offset, names.publishedAt());
        }

        boolean isRead(String topic, Map<String, Long> read) {
            return read.getOrDefault(topic, 0L) >= names.positions().getOrDefault(topic, 0L);
        }
    }

    /// @param added is told after a step was added to the window
    StepAssembly(LiveEntities entities, ChangeWindow window, Consumer<Step> added) {
        this.entities = entities;
        this.window = window;
        this.added = added;
    }

    void take(ConsumerRecord<String, byte[]> record) {
        if (record.offset() <= taken.getOrDefault(record.topic(), -1L)) {
            return;
        }
        taken.put(record.topic(), record.offset());
        if (record.topic().equals(TopicName.PROGRESS)) {
            progress.add(
                    new Completion(
                            record.offset(),
                            ControlJson.read(record.value(), ProgressRecord.class)));
        } else {
            changes.computeIfAbsent(record.topic(), t -> new ArrayDeque<>()).add(record);
        }
    }

    /// Adds the steps that are complete.
    ///
    /// @param read the offset after the last record taken, by topic
    void complete(Map<String, Long> read) {
        while (!progress.isEmpty()) {
            Completion next = progress.getFirst();
            if (!entities.topics().stream().allMatch(t -> next.isRead(t, read))) {
                return;
            }
            progress.removeFirst();
            complete(next.place(), next.names());
        }
    }

    private void complete(ProgressPlace place, ProgressRecord names) {
        List<ConsumerRecord<String, byte[]>> records = completedBy(names);
        // What came before the first progress record is not known to be whole. What is not known
        // to have been seen by somebody cannot be taken from them: all must look anew.
        boolean whole = begun && records.stream().noneMatch(r -> untold(r) || late(r));
        completed = names.positions();
        if (!whole) {
            begun = true;
            window.begin(place);
            added.accept(new Step(place, Map.of()));
            return;
        }
        records.sort(commitOrder(names));
        Map<UUID, List<LiveChange>> byOrganization = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            LiveChange change = change(record, names);
            byOrganization
                    .computeIfAbsent(change.key().organization(), o -> new ArrayList<>())
                    .add(change);
        }
        Step step = new Step(place, byOrganization);
        window.add(step);
        added.accept(step);
    }

    private List<ConsumerRecord<String, byte[]>> completedBy(ProgressRecord names) {
        List<ConsumerRecord<String, byte[]>> completed = new ArrayList<>();
        changes.forEach(
                (topic, records) -> {
                    long next = names.positions().getOrDefault(topic, 0L);
                    while (!records.isEmpty() && records.getFirst().offset() < next) {
                        completed.add(records.removeFirst());
                    }
                });
        return completed;
    }

    /// By transaction as the progress record names them, then as the log had them. The changes of a
    /// transaction that is still under way come last.
    private static Comparator<ConsumerRecord<String, byte[]>> commitOrder(ProgressRecord names) {
        Map<String, Integer> place = new HashMap<>();
        for (long transaction : names.transactions()) {
            place.put(Long.toUnsignedString(transaction), place.size());
        }
        return Comparator.comparingInt(
                        (ConsumerRecord<String, byte[]> r) ->
                                place.getOrDefault(
                                        header(r, ChangeHeader.TRANSACTION), Integer.MAX_VALUE))
                .thenComparingLong(r -> lsn(header(r, ChangeHeader.LSN)));
    }

    private boolean untold(ConsumerRecord<String, byte[]> record) {
        String operation = header(record, ChangeHeader.OPERATION);
        return operation.equals(SNAPSHOT)
                || !operation.equals(CREATE)
                        && entity(record).saidByFields()
                        && record.headers().lastHeader(ChangeHeader.VISIBLE_BEFORE) == null;
    }

    /// Of an earlier step, which is told: the catalog grew only afterwards. Told now, it would be
    /// missed by who goes on behind it once the service has started again and knows its place.
    private boolean late(ConsumerRecord<String, byte[]> record) {
        return record.offset() < completed.getOrDefault(record.topic(), 0L);
    }

    private LiveChange change(ConsumerRecord<String, byte[]> record, ProgressRecord names) {
        LiveEntity entity = entity(record);
        String committed = header(record, ChangeHeader.COMMIT_TIME);
        String operation = header(record, ChangeHeader.OPERATION);
        return new LiveChange(
                entity,
                RowKey.parse(record.key()),
                operation,
                header(record, ChangeHeader.TRANSACTION),
                committed.isEmpty()
                        ? Instant.ofEpochMilli(names.commitTime())
                        : Instant.parse(committed),
                record.value(),
                operation.equals(CREATE) ? Set.of() : seenBefore(entity, record));
    }

    private static Set<String> seenBefore(
            LiveEntity entity, ConsumerRecord<String, byte[]> record) {
        return entity.saidByFields()
                ? Set.of(header(record, ChangeHeader.VISIBLE_BEFORE).split(",", -1))
                : entity.seenBy();
    }

    private LiveEntity entity(ConsumerRecord<String, byte[]> record) {
        return entities.ofTopic(record.topic())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Expected a topic that is followed, but found "
                                                + record.topic()
                                                + "."));
    }

    private static long lsn(String text) {
        return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
