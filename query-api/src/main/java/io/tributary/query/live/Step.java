package io.tributary.query.live;

import io.tributary.query.freshness.ProgressPlace;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What one progress record completes: whole transactions, by organization, in commit order.
record Step(ProgressPlace place, Map<UUID, List<LiveChange>> changes) {

    /// Those of one organization.
    List<LiveChange> of(UUID organization) {
        return changes.getOrDefault(organization, List.of());
    }

    long size() {
        long size = 100;
        for (List<LiveChange> ofOne : changes.values()) {
            for (LiveChange change : ofOne) {
                size += change.size();
            }
        }
        return size;
    }
}
