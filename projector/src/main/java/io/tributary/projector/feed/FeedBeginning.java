package io.tributary.projector.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Feeds of one domain that read what was there before them, together: a thousand that begin at
/// once read the topics once.
final class FeedBeginning implements AutoCloseable {
    private final Place place;
    private final LiveFeeds feeds = new LiveFeeds();
    private @Nullable PartitionReader reader;

    private record Place(String domain, Map<String, Long> from) {}

    private FeedBeginning(Place place) {
        this.place = place;
    }

    /// Those that go on from the same place go on together.
    static Deque<FeedBeginning> of(List<ServedFeed> beginning, Map<String, FeedPosition> stored) {
        Map<Place, FeedBeginning> together = new LinkedHashMap<>();
        for (ServedFeed feed : beginning) {
            FeedPosition position = stored.get(feed.name().topic());
            Map<String, Long> from =
                    position != null && position.topicId().equals(feed.topicId())
                            ? position.positions()
                            : Map.of();
            Place place = new Place(feed.name().domain(), from);
            together.computeIfAbsent(place, FeedBeginning::new).feeds.add(feed);
        }
        return new ArrayDeque<>(together.values());
    }

    String domain() {
        return place.domain();
    }

    LiveFeeds feeds() {
        return feeds;
    }

    /// At the place where they stopped, made when it is asked for first.
    PartitionReader reader(Supplier<PartitionReader> made) {
        PartitionReader now = reader;
        if (now == null) {
            now = made.get().from(place.from());
            reader = now;
        }
        return now;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
