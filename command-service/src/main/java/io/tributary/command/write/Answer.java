package io.tributary.command.write;

import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ConsistencyToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What became of a command or a batch.
public sealed interface Answer {

    /// Committed; replayed when an earlier request with the same idempotency key did it.
    record Accepted(List<Row> rows, ConsistencyToken token, boolean replayed) implements Answer {
        public Accepted {
            rows = List.copyOf(rows);
        }
    }

    /// Nothing was written but the journal's note of it.
    ///
    /// @param currentVersion of the row, when the caller expected another one
    record Refused(Rejection rejection, Optional<Long> currentVersion) implements Answer {}

    /// One row that a command was about, as it stands afterwards.
    record Row(UUID id, long version) {}

    static Refused refused(Rejection rejection) {
        return new Refused(rejection, Optional.empty());
    }
}
