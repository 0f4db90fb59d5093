package io.tributary.query.live;

import io.tributary.query.feed.WriterSchemas;
import io.tributary.query.request.QueryCollections;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.TopicName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The entities that can be followed: those with documents whose rows say who sees them. Where
/// other rows decide, a record of the change topic does not tell for whom it is.
public final class LiveEntities {
    private final Map<String, LiveEntity> byTopic = new HashMap<>();

    public LiveEntities(
            DomainCatalog catalog, QueryCollections collections, WriterSchemas writers) {
        catalog.capturedEntities()
                .filter(entity -> catalog.decidesOn(entity).isEmpty())
                .forEach(entity -> add(entity, collections, writers));
    }

    private void add(Entity entity, QueryCollections collections, WriterSchemas writers) {
        collections
                .find(entity.domain(), entity.table().table())
                .ifPresent(
                        c ->
                                byTopic.put(
                                        TopicName.of(entity.table()),
                                        new LiveEntity(entity, c, writers)));
    }

    Set<String> topics() {
        return byTopic.keySet();
    }

    Optional<LiveEntity> ofTopic(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    Stream<LiveEntity> all() {
        return byTopic.values().stream();
    }
}
