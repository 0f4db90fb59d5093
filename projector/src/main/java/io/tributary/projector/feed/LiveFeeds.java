package io.tributary.projector.feed;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Feeds that are at the same position, by domain and organization.
final class LiveFeeds {
    private final Map<String, Map<UUID, ServedFeed>> feeds = new HashMap<>();

    void add(ServedFeed feed) {
        feeds.computeIfAbsent(feed.name().domain(), _ -> new HashMap<>())
                .put(feed.name().organization(), feed);
    }

    boolean has(String domain) {
        return feeds.containsKey(domain);
    }

    /// The only feed that rows of the organization and domain may go to.
    @Nullable ServedFeed find(String domain, UUID organization) {
        return feeds.getOrDefault(domain, Map.of()).get(organization);
    }

    List<ServedFeed> all() {
        return feeds.values().stream().map(Map::values).flatMap(Collection::stream).toList();
    }
}
