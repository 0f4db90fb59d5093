package io.tributary.schemas.contract;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Names a committed transaction of an organization, so that a query can wait for it.
///
/// @param transaction the transaction's xid8, taken inside it
/// @param issuedAt when the command ran; tells apart a transaction that is yet to come from one
///   that has left the window of remembered progress
public record ConsistencyToken(UUID organization, long transaction, Instant issuedAt) {

    /// `<organization>.<xid8>.<epoch milliseconds>`.
    @Override
    public String toString() {
        return organization
                + "."
                + Long.toUnsignedString(transaction)
                + "."
                + issuedAt.toEpochMilli();
    }

    /// Empty when the text is not a token.
    public static Optional<ConsistencyToken> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ConsistencyToken(
                            UUID.fromString(parts[0]),
                            Long.parseUnsignedLong(parts[1]),
                            Instant.ofEpochMilli(Long.parseLong(parts[2]))));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
