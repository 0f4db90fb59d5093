package io.tributary.projector.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// An entry of the journal as far as its seal is concerned: where it stands, and its hash. Computed
/// here from the columns, so that a changed function in the database deceives nobody.
///
/// @param hash SHA-256 over what `platform.journal_entry_text` describes
record JournalEntry(EntryPlace place, byte[] hash) {
    static final String COLUMNS =
            """
            organization_id::text, id::text,
            (extract(epoch from occurred_at) * 1000)::bigint::text, transaction::text,
            actor, command, outcome, code, traceparent, idempotency_key, changes::text\
            """;

    private static final int FIXED = 4;
    private static final int LAST = 11;

    static JournalEntry of(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= FIXED; column++) {
            text.append(row.getString(column)).append(',');
        }
        for (int column = FIXED + 1; column < LAST; column++) {
            text.append(behindItsLength(row.getString(column))).append(',');
        }
        text.append(row.getString(LAST));
        return new JournalEntry(
                new EntryPlace(Long.parseUnsignedLong(row.getString(FIXED)), row.getString(2)),
                sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String behindItsLength(@Nullable String value) {
        return value == null ? "-" : value.getBytes(StandardCharsets.UTF_8).length + ":" + value;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
