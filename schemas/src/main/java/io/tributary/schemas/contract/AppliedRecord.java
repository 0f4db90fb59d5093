package io.tributary.schemas.contract;

import java.util.Map;

/// What a read model holds of one partition number: everything before these positions is written to
/// OpenSearch and acknowledged.
///
/// Published to the same partition number of {@link TopicName#APPLIED}, keyed by read model.
///
/// @param readModel index alias of the read model, see {@link IndexName}
/// @param positions per input topic of the read model: the offset after the last applied record
/// @param appliedAt epoch milliseconds
public record AppliedRecord(String readModel, Map<String, Long> positions, long appliedAt) {

    public AppliedRecord {
        positions = Map.copyOf(positions);
    }

    /// Whether everything that `wanted` asks of this read model's own topics is applied.
    public boolean covers(Map<String, Long> wanted) {
        return positions.entrySet().stream()
                .allMatch(p -> p.getValue() >= wanted.getOrDefault(p.getKey(), 0L));
    }
}
