package io.tributary.query.live;

import io.tributary.query.feed.WriterSchemas;
import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.LiveCatalog;
import io.tributary.schemas.contract.TopicName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The entities that can be followed: those with documents whose rows say who sees them. Where
/// other rows decide, a record of the change topic does not tell for whom it is.
public final class LiveEntities {
    private final Supplier<Map<String, LiveEntity>> byTopic;

    public LiveEntities(LiveCatalog live, QueryCollections collections, WriterSchemas writers) {
        this.byTopic = live.derived(catalog -> byTopic(catalog, collections, writers));
    }

    private static Map<String, LiveEntity> byTopic(
            DomainCatalog catalog, QueryCollections collections, WriterSchemas writers) {
        return collections
                .of(
                        catalog.capturedEntities()
                                .filter(entity -> catalog.decidesOn(entity).isEmpty()))
                .collect(
                        Collectors.toUnmodifiableMap(
                                of -> TopicName.of(of.entity().table()),
                                of -> new LiveEntity(of.entity(), of.collection(), writers)));
    }

    /// Grows with the catalog.
    Set<String> topics() {
        return byTopic.get().keySet();
    }

    Optional<LiveEntity> ofTopic(String topic) {
        return Optional.ofNullable(byTopic.get().get(topic));
    }

    Stream<LiveEntity> all() {
        return byTopic.get().values().stream();
    }
}
