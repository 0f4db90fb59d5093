package io.tributary.query.request;

import io.tributary.query.freshness.Deadline;
import io.tributary.schemas.contract.ConsistencyToken;
import java.util.Optional;

/// What the caller has written and wants to see, and until when it is worth waiting.
public record Wait(Optional<ConsistencyToken> token, Deadline deadline) {}
