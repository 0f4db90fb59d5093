package io.tributary.projector.rebuild;

import io.tributary.projector.index.IndexNote;
import io.tributary.projector.index.IndexPair;
import io.tributary.projector.index.IndexPairs;
import io.tributary.projector.readmodel.ReadModel;
import io.tributary.projector.sink.WritePause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Exchanges the indices of a read model while nothing is written.
///
/// **A reader misses nothing**: what was told as applied is in both indices, and searchable in the
/// new one before the alias moves. The writers of other processes go on; what they write in that
/// moment is searchable with the next refresh.
@Component
final class IndexSwap {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final IndexPairs pairs;
    private final IndexComparison comparison;
    private final WritePause writes;

    IndexSwap(IndexPairs pairs, IndexComparison comparison, WritePause writes) {
        this.pairs = pairs;
        this.comparison = comparison;
        this.writes = writes;
    }

    /// Returns what the indices differ in; empty when they were exchanged.
    ///
    /// @param pair with a second index
    /// @param unequal whether to exchange them even if they differ
    List<String> swap(ReadModel model, IndexPair pair, boolean unequal)
            throws IOException, InterruptedException {
        IndexPair.Index next = pair.second().orElseThrow();
        try (var _ = writes.pause(PATIENCE)) {
            List<String> differences = comparison.differences(model, pair.live(), next);
            if (!differences.isEmpty() && !unequal) {
                return differences;
            }
            pairs.swap(pair);
        }
        if (next.number() > pair.live().number()) {
            pairs.note(next, IndexNote.SWAPPED, Instant.now());
        }
        return List.of();
    }
}
