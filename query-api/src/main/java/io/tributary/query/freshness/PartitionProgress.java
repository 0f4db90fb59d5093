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
import java.util.Optional;
import java.util.Set;
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

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Duration window;
    private final TopicNumbers numbers = new TopicNumbers();
    private final List<ProgressEntry> entries = new ArrayList<>();
    private final Map<Long, ProgressEntry> byTransaction = new HashMap<>();
    private final Map<String, AppliedPositions> applied = new HashMap<>();

    PartitionProgress(Duration window) {
        this.window = window;
    }

    /// What a read model has applied.
    ///
    /// @param changedAt `System.nanoTime` of the last advance
    private record AppliedPositions(Map<Integer, Long> positions, long changedAt) {}

    void progressed(ProgressRecord progress) {
        lock.lock();
        try {
            long[] transactions =
                    progress.transactions().stream().mapToLong(Long::longValue).toArray();
            ProgressEntry entry =
                    new ProgressEntry(
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

    private boolean arrived(ConsistencyToken token, ReadModelInputs inputs) {
        ProgressEntry entry = byTransaction.get(token.transaction());
        if (entry != null) {
            AppliedPositions positions = applied.get(inputs.readModel());
            return entry.coveredBy(
                    topics(inputs, positions),
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
        int[] topics = topics(inputs, positions);
        Map<Integer, Long> next = positions == null ? Map.of() : positions.positions();
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

    private int[] topics(ReadModelInputs inputs, @Nullable AppliedPositions positions) {
        Set<Integer> topics = new TreeSet<>();
        inputs.topics().forEach(t -> topics.add(numbers.of(t)));
        if (positions != null) {
            topics.addAll(positions.positions().keySet());
        }
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
