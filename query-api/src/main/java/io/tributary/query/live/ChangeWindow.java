package io.tributary.query.live;

import io.tributary.query.freshness.ProgressPlace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The steps of one partition number that are remembered, bounded by age and memory.
///
/// One thread adds, any number read.
final class ChangeWindow {
    private final long age;
    private final long most;
    private final ConcurrentSkipListMap<Long, Step> steps = new ConcurrentSkipListMap<>();
    private volatile long size;

    /// Behind what was forgotten: nothing after it is missing.
    private volatile @Nullable ProgressPlace floor;

    private volatile @Nullable ProgressPlace newest;

    /// @param most bytes
    ChangeWindow(Duration age, long most) {
        this.age = age.toMillis();
        this.most = most;
    }

    /// From here on nothing is missing; what was before is forgotten.
    void begin(ProgressPlace place) {
        floor = place;
        newest = place;
        steps.clear();
        size = 0;
    }

    void add(Step step) {
        if (!step.changes().isEmpty()) {
            size += step.size();
            steps.put(step.place().offset(), step);
        }
        newest = step.place();
        forget(step.place().publishedAt() - age);
    }

    private void forget(long before) {
        var oldest = steps.firstEntry();
        while (oldest != null
                && (size > most || oldest.getValue().place().publishedAt() < before)) {
            // First the floor: who reads meanwhile must notice.
            floor = oldest.getValue().place();
            steps.remove(oldest.getKey());
            size -= oldest.getValue().size();
            oldest = steps.firstEntry();
        }
    }

    /// Bytes, roughly.
    long size() {
        return size;
    }

    /// Empty while nothing is known yet.
    Optional<ProgressPlace> newest() {
        return Optional.ofNullable(newest);
    }

    /// The steps that hold something behind `from`, up to `to`, in order; empty when some of them
    /// may be forgotten. The first may be one that was taken in part.
    Optional<List<Step>> between(Position from, ProgressPlace to) {
        boolean whole = from.taken() == Position.ALL;
        if (from.place().offset() > to.offset()) {
            return holds(from) ? Optional.of(List.of()) : Optional.empty();
        }
        List<Step> found =
                List.copyOf(
                        steps.subMap(from.place().offset(), !whole, to.offset(), true).values());
        return holds(from) ? Optional.of(found) : Optional.empty();
    }

    /// Whether nothing behind the position is forgotten. A topic that was made anew counts from 0
    /// again, but its times go on.
    boolean holds(Position position) {
        ProgressPlace begin = floor;
        ProgressPlace end = newest;
        if (begin == null || end == null) {
            return false;
        }
        ProgressPlace place = position.place();
        long offset = place.offset();
        boolean remembered =
                offset > begin.offset()
                        || offset == begin.offset() && position.taken() == Position.ALL;
        boolean older =
                offset <= end.offset()
                        ? place.publishedAt() <= end.publishedAt()
                        : place.publishedAt() >= end.publishedAt();
        return remembered && older && place.publishedAt() >= begin.publishedAt();
    }
}
