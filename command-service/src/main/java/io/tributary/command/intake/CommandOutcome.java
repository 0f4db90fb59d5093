package io.tributary.command.intake;

import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ConsistencyToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the caller is told.
public sealed interface CommandOutcome {

    record Accepted(List<Result> results, ConsistencyToken token, boolean created, boolean replayed)
            implements CommandOutcome {
        public Accepted {
            results = List.copyOf(results);
        }
    }

    record Result(UUID id, long version) {}

    record Rejected(Rejection rejection, Optional<Long> currentVersion) implements CommandOutcome {}

    static Rejected rejected(Rejection rejection) {
        return new Rejected(rejection, Optional.empty());
    }
}
