package io.tributary.query.response;

import io.tributary.query.freshness.Freshness;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/// The least fresh of what an answer was made of.
public final class Oldest {
    private Oldest() {}

    public static Freshness of(Collection<Freshness> parts) {
        return parts.stream()
                .min(Comparator.comparing(f -> f.applied().orElse(Instant.EPOCH)))
                .orElse(Freshness.UNKNOWN);
    }
}
