package io.tributary.query.freshness;

import java.util.Set;

/// A read model and the change topics it cannot do without.
///
/// @param readModel the alias, as in applied records
/// @param topics must be covered even while the projector has not named them
public record ReadModelInputs(String readModel, Set<String> topics) {
    public ReadModelInputs {
        topics = Set.copyOf(topics);
    }
}
