package io.tributary.projector.verify;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/// A seal as it stands in `platform.journal_seals`.
record JournalSeal(
        long number,
        EntryPlace first,
        EntryPlace last,
        long entries,
        byte[] previous,
        byte[] hash,
        String sealedAt) {
    static final String COLUMNS =
            """
            number, first_transaction::text, first_id::text, last_transaction::text, last_id::text,
            entries, previous, hash,
            to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')\
            """;
    static final byte[] NONE_BEFORE = new byte[32];

    static JournalSeal of(ResultSet row) throws SQLException {
        return new JournalSeal(
                row.getLong(1),
                new EntryPlace(Long.parseUnsignedLong(row.getString(2)), row.getString(3)),
                new EntryPlace(Long.parseUnsignedLong(row.getString(4)), row.getString(5)),
                row.getLong(6),
                row.getBytes(7),
                row.getBytes(8),
                row.getString(9));
    }

    boolean follows(long numberBefore, byte[] hashBefore) {
        return number == numberBefore + 1 && Arrays.equals(previous, hashBefore);
    }

    /// Begins the hash that this seal should have; the hashes of its entries follow, in their
    /// order.
    MessageDigest begin(UUID organization) {
        MessageDigest digest = JournalEntry.sha256();
        digest.update(previous);
        digest.update(
                ByteBuffer.allocate(3 * Long.BYTES)
                        .putLong(organization.getMostSignificantBits())
                        .putLong(organization.getLeastSignificantBits())
                        .putLong(number)
                        .flip());
        return digest;
    }

    @Override
    public String toString() {
        return "seal %d, from %s to %s".formatted(number, first, last);
    }
}
