package io.tributary.query.offer;

import io.tributary.schemas.catalog.Entity;
import java.util.Map;

/// Names the collection whose documents an id stands for.
final class ReferenceOffer {
    private ReferenceOffer() {}

    static Map<String, Object> of(Entity target) {
        return Map.of("domain", target.domain(), "collection", target.table().table());
    }
}
