package io.tributary.query.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What somebody wants to follow, and from where.
///
/// @param domain only this one
/// @param entity only this collection of the domain
/// @param after positions that were told before; the stream begins behind the earliest. None: now
/// @param until when the caller's token ends
public record ChangesRequest(
        Optional<String> domain, Optional<String> entity, List<String> after, Instant until) {
    public ChangesRequest {
        after = List.copyOf(after);
    }
}
