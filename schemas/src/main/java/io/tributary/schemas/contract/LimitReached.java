package io.tributary.schemas.contract;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which limit a command or a query met.
///
/// @param most within any stretch of `window`
/// @param again after which there is room for one more
public record LimitReached(String name, long most, Duration window, Duration again) {

    /// A sentence for people.
    public String told() {
        return "Expected at most %d in %s (%s), but there were as many. Try again in %s."
                .formatted(most, words(window), name, words(again));
    }

    /// The fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10.
    public String policyHeader() {
        return "\"%s\";q=%d;w=%d".formatted(name, most, window.toSeconds());
    }

    public String stateHeader() {
        return "\"%s\";r=0;t=%d".formatted(name, retryAfter());
    }

    /// The member `limit` of the problem detail.
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("most", most);
        json.put("seconds", window.toSeconds());
        json.put("again_in_seconds", retryAfter());
        return json;
    }

    /// Whole seconds, at least one.
    public long retryAfter() {
        return Math.max(1, again.plusNanos(999_999_999).toSeconds());
    }

    private static String words(Duration time) {
        long seconds = Math.max(1, time.plusNanos(999_999_999).toSeconds());
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
