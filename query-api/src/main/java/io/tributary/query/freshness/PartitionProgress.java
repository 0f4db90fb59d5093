package io.tributary.query.freshness;

import io.tributary.schemas.contract.AppliedRecord;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.ProgressRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The remembered progress of one partition number and what each read model has applied of it.
///
/// Thread-safe: two feeds write, any number of queries wait.
final class PartitionProgress {
    /// A transaction that is in no remembered record has long been published once the pipeline is
    /// this far beyond it: no command runs that long.
    static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(60);

    private static final int LOT = 256;

    /// Of each read model: a search that takes longer than these follow each other has no place.
    private static final int REFRESHES = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Duration window;
    private final TopicNumbers numbers = new TopicNumbers();
    private final List<ProgressEntry> entries = new ArrayList<>();
    private final Map<Long, ProgressEntry> byTransaction = new HashMap<>();
    private final Map<String, AppliedPositions> applied = new HashMap<>();
    private final Map<String, NavigableMap<Long, Map<Integer, Long>>> searchable = new HashMap<>();

    PartitionProgress(Duration window) {
        this.window = window;
    }

    /// What a read model has applied.
    ///
    /// @param changedAt `System.nanoTime` of the last advance
    private record AppliedPositions(Map<Integer, Long> positions, long changedAt) {}

    void progressed(long offset, ProgressRecord progress) {
        lock.lock();
        try {
            long[] transactions =
                    progress.transactions().stream().mapToLong(Long::longValue).toArray();
            ProgressEntry entry =
                    new ProgressEntry(
                            offset,
                            transactions,
                            progress.commitTime(),
                            progress.publishedAt(),
                            numbers.positions(progress.positions()));
            entries.add(entry);
            for (long transaction : transactions) {
                byTransaction.put(transaction, entry);
            }
            forgetBefore(progress.publishedAt() - window.toMillis());
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void applied(AppliedRecord record) {
        lock.lock();
        try {
            Map<Integer, Long> positions = new HashMap<>();
            record.positions().forEach((topic, next) -> positions.put(numbers.of(topic), next));
            AppliedPositions before = applied.get(record.readModel());
            if (before == null || !before.positions().equals(positions)) {
                applied.put(record.readModel(), new AppliedPositions(positions, System.nanoTime()));
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the token's transaction is applied.
    ///
    /// @return `System.nanoTime` of the advance that brought it, or a later one; empty after the
    ///   deadline
    Optional<Long> await(ConsistencyToken token, ReadModelInputs inputs, long deadlineNanos)
            throws InterruptedException {
        lock.lock();
        try {
            while (!arrived(token, inputs)) {
                long left = deadlineNanos - System.nanoTime();
                if (left <= 0 || (moved.awaitNanos(left) <= 0 && !arrived(token, inputs))) {
                    return Optional.empty();
                }
            }
            AppliedPositions positions = applied.get(inputs.readModel());
            return Optional.of(positions == null ? System.nanoTime() : positions.changedAt());
        } finally {
            lock.unlock();
        }
    }

    /// `System.nanoTime` of the read model's last advance; empty before the first.
    Optional<Long> changedAt(ReadModelInputs inputs) {
        lock.lock();
        try {
            return Optional.ofNullable(applied.get(inputs.readModel()))
                    .map(AppliedPositions::changedAt);
        } finally {
            lock.unlock();
        }
    }

    /// Empty while nothing is remembered.
    Optional<Published> newest() {
        lock.lock();
        try {
            return entries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Published(
                                    Instant.ofEpochMilli(entries.getLast().commitTime()),
                                    Instant.ofEpochMilli(entries.getLast().publishedAt())));
        } finally {
            lock.unlock();
        }
    }

    Freshness freshness(ReadModelInputs inputs) {
        lock.lock();
        try {
            ProgressEntry newest = newestCovered(inputs);
            return newest == null
                    ? Freshness.UNKNOWN
                    : new Freshness(
                            Optional.of(Instant.ofEpochMilli(newest.commitTime())),
                            Optional.of(Instant.ofEpochMilli(newest.publishedAt())));
        } finally {
            lock.unlock();
        }
    }

    Optional<ProgressPlace> newestPlace() {
        lock.lock();
        try {
            return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().place());
        } finally {
            lock.unlock();
        }
    }

    Optional<ProgressPlace> writtenPlace(ReadModelInputs inputs) {
        lock.lock();
        try {
            return Optional.ofNullable(newestCovered(inputs)).map(ProgressEntry::place);
        } finally {
            lock.unlock();
        }
    }

    /// @param refreshed which refresh the search came after: answers are remembered, so a later one
    ///   may have ended already
    Optional<ProgressPlace> searchablePlace(ReadModelInputs inputs, Optional<Long> refreshed) {
        lock.lock();
        try {
            var refreshes = searchable.getOrDefault(inputs.readModel(), new TreeMap<>());
            var known = refreshed.map(refreshes::floorEntry);
            if (known.isEmpty() && applied.containsKey(inputs.readModel())) {
                return Optional.empty();
            }
            Map<Integer, Long> positions = known.map(Map.Entry::getValue).orElse(Map.of());
            ProgressEntry covered = newestCovered(inputs, positions);
            return Optional.ofNullable(covered).map(ProgressEntry::place);
        } finally {
            lock.unlock();
        }
    }

    /// What is applied now; to be called again when a refresh that began at `began` has ended.
    Runnable beforeRefresh(String readModel, long began) {
        lock.lock();
        try {
            AppliedPositions now = applied.get(readModel);
            return now == null ? () -> {} : () -> searchable(readModel, began, now.positions());
        } finally {
            lock.unlock();
        }
    }

    private void searchable(String readModel, long began, Map<Integer, Long> positions) {
        lock.lock();
        try {
            var refreshes = searchable.computeIfAbsent(readModel, r -> new TreeMap<>());
            refreshes.put(began, positions);
            if (refreshes.size() > REFRESHES) {
                refreshes.pollFirstEntry();
            }
        } finally {
            lock.unlock();
        }
    }

    /// @return false after the deadline
    boolean awaitPlace(ReadModelInputs inputs, ProgressPlace place, long deadlineNanos)
            throws InterruptedException {
        lock.lock();
        try {
            while (!holds(inputs, place)) {
                if (moved.awaitNanos(deadlineNanos - System.nanoTime()) <= 0) {
                    return holds(inputs, place);
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean holds(ReadModelInputs inputs, ProgressPlace place) {
        ProgressEntry newest = newestCovered(inputs);
        return newest != null && newest.offset() >= place.offset();
    }

    private boolean arrived(ConsistencyToken token, ReadModelInputs inputs) {
        ProgressEntry entry = byTransaction.get(token.transaction());
        if (entry != null) {
            AppliedPositions positions = applied.get(inputs.readModel());
            return entry.coveredBy(
                    topics(inputs, positions == null ? Map.of() : positions.positions()),
                    positions == null ? Map.of() : positions.positions());
        }
        ProgressEntry newest = newestCovered(inputs);
        return newest != null
                && newest.commitTime() > token.issuedAt().plus(LONGEST_TRANSACTION).toEpochMilli();
    }

    /// The remembered entries are in order and their positions only grow, so that the covered ones
    /// are a prefix.
    private @Nullable ProgressEntry newestCovered(ReadModelInputs inputs) {
        AppliedPositions positions = applied.get(inputs.readModel());
        return newestCovered(inputs, positions == null ? Map.of() : positions.positions());
    }

    private @Nullable ProgressEntry newestCovered(ReadModelInputs inputs, Map<Integer, Long> next) {
        int[] topics = topics(inputs, next);
        if (!entries.isEmpty() && entries.getLast().coveredBy(topics, next)) {
            return entries.getLast();
        }
        int covered = 0;
        int beyond = entries.size();
        while (covered < beyond) {
            int middle = (covered + beyond) >>> 1;
            if (entries.get(middle).coveredBy(topics, next)) {
                covered = middle + 1;
            } else {
                beyond = middle;
            }
        }
        return covered == 0 ? null : entries.get(covered - 1);
    }

    private int[] topics(ReadModelInputs inputs, Map<Integer, Long> positions) {
        Set<Integer> topics = new TreeSet<>();
        inputs.topics().forEach(t -> topics.add(numbers.of(t)));
        topics.addAll(positions.keySet());
        return topics.stream().mapToInt(Integer::intValue).toArray();
    }

    /// In lots, since taking from the front of a list moves all the rest.
    private void forgetBefore(long publishedAt) {
        if (entries.size() <= LOT || entries.get(LOT - 1).publishedAt() >= publishedAt) {
            return;
        }
        List<ProgressEntry> old = entries.subList(0, LOT);
        for (ProgressEntry entry : old) {
            for (long transaction : entry.transactions()) {
                byTransaction.remove(transaction, entry);
            }
        }
        old.clear();
    }
}
