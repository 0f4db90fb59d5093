package io.tributary.query.freshness;

import java.util.Map;

/// A remembered progress record. Positions are kept by topic number, since a window holds many.
record ProgressEntry(
        long offset, long[] transactions, long commitTime, long publishedAt, long[] positions) {

    ProgressPlace place() {
        return new ProgressPlace(offset, publishedAt);
    }

    /// Whether a read model at `applied` has everything up to this entry.
    ///
    /// @param applied next offsets per topic number; absent means 0
    boolean coveredBy(int[] inputs, Map<Integer, Long> applied) {
        for (int topic : inputs) {
            if (position(topic) > applied.getOrDefault(topic, 0L)) {
                return false;
            }
        }
        return true;
    }

    private long position(int topic) {
        return topic < positions.length ? positions[topic] : 0L;
    }
}
