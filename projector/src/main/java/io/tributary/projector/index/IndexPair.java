package io.tributary.projector.index;

import io.tributary.schemas.contract.IndexName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The index that a read model is read from, and the second one during a rebuild.
///
/// @param live what the alias stands for
/// @param other null when there is no rebuild
public record IndexPair(String alias, Index live, @Nullable Index other) {

    /// Which way a rebuild has come, by the names of the indices alone: what is known survives any
    /// process.
    public enum Phase {
        /// There is one index.
        SERVING,
        /// The newer index is being filled.
        BUILDING,
        /// The newer index is read, the older one is kept up.
        SWAPPED,
        /// The older index is read again, the newer one is kept up.
        ROLLED_BACK
    }

    /// @param description what OpenSearch says about it
    public record Index(String name, JsonNode description) {

        public int number() {
            return IndexName.number(name);
        }

        /// Unlike the name, no other index ever has it.
        public String uuid() {
            return description.path("settings").path("index").path("uuid").asString("");
        }

        Optional<Instant> noted(IndexNote note) {
            String at = meta().path(note.key()).asString("");
            return at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at));
        }

        JsonNode meta() {
            return description.path("mappings").path("_meta");
        }
    }

    public Optional<Index> second() {
        return Optional.ofNullable(other);
    }

    public Phase phase() {
        Index beside = other;
        if (beside == null) {
            return Phase.SERVING;
        }
        if (beside.number() < live.number()) {
            return Phase.SWAPPED;
        }
        return beside.noted(IndexNote.ROLLED_BACK).isPresent() ? Phase.ROLLED_BACK : Phase.BUILDING;
    }

    /// When the live index took over; empty while nobody has written it down.
    public Optional<Instant> swappedAt() {
        return live.noted(IndexNote.SWAPPED);
    }

    /// Whether an operator is just going back from the live index to the other one.
    public boolean isTakenBack() {
        return live.noted(IndexNote.ROLLED_BACK).isPresent();
    }
}
