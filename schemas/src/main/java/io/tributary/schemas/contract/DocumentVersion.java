package io.tributary.schemas.contract;

/// The external version of a document: topic generation and offset in one long.
///
/// The order of a topic partition is commit order, so the offset orders all states of a row; the
/// generation makes every record of a rebuilt topic newer than any of the topic before.
public record DocumentVersion(int generation, long offset) {
    private static final int OFFSET_BITS = 48;

    public DocumentVersion {
        if (generation < 0 || generation >= 1 << 15 || offset < 0 || offset >= 1L << OFFSET_BITS) {
            throw new IllegalArgumentException(
                    "Expected a generation below 2^15 and an offset below 2^48, but found %d and %d."
                            .formatted(generation, offset));
        }
    }

    public long toLong() {
        return (long) generation << OFFSET_BITS | offset;
    }
}
