package io.tributary.query.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tributary.query.freshness.Freshness;
import io.tributary.query.request.FieldMoments;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How fresh an answer is.
///
/// @param appliedCommitTime everything committed until then is in it; null when nothing is known
/// @param lagMs how long ago that was
public record FreshnessAnswer(
        @JsonProperty("applied_commit_time") @Nullable String appliedCommitTime,
        @JsonProperty("lag_ms") @Nullable Long lagMs) {

    public static FreshnessAnswer of(Freshness freshness, Instant now) {
        return freshness
                .applied()
                .map(
                        applied ->
                                new FreshnessAnswer(
                                        FieldMoments.text(applied),
                                        Math.max(0L, Duration.between(applied, now).toMillis())))
                .orElseGet(() -> new FreshnessAnswer(null, null));
    }
}
