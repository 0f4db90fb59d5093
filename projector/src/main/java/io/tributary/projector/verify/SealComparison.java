package io.tributary.projector.verify;

import io.tributary.projector.verify.JournalReport.SealedOrganization;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hashes one organization's sealed entries again and compares with its seals, in the order of
/// both. Stops at the first thing that is not as it was sealed.
final class SealComparison {
    private static final String SEALS =
            "select %s from platform.journal_seals where organization_id = ? order by journal_seals.number"
                    .formatted(JournalSeal.COLUMNS);
    private static final String ENTRIES =
            """
            select %s from platform.journal
            where organization_id = ? and (transaction, id) <=
                (select last_transaction, last_id from platform.journal_sealing)
            order by journal.transaction, journal.id
            """
                    .formatted(JournalEntry.COLUMNS);

    private final UUID organization;
    private final String droppedBelow;
    private final ResultSet rows;
    private @Nullable JournalEntry next;
    private long entries;
    private long dropped;

    private SealComparison(UUID organization, String droppedBelow, ResultSet rows)
            throws SQLException {
        this.organization = organization;
        this.droppedBelow = droppedBelow;
        this.rows = rows;
        advance();
    }

    /// @param droppedBelow entries with lesser ids were dropped by retention
    static SealedOrganization compare(Connection database, UUID organization, String droppedBelow)
            throws SQLException {
        try (PreparedStatement entries = database.prepareStatement(ENTRIES);
                PreparedStatement seals = database.prepareStatement(SEALS)) {
            entries.setObject(1, organization);
            seals.setObject(1, organization);
            try (ResultSet rows = entries.executeQuery();
                    ResultSet chain = seals.executeQuery()) {
                return new SealComparison(organization, droppedBelow, rows).compare(chain);
            }
        }
    }

    private SealedOrganization compare(ResultSet chain) throws SQLException {
        long number = 0;
        byte[] hash = JournalSeal.NONE_BEFORE;
        String sealedAt = "";
        String problem = "";
        while (problem.isEmpty() && chain.next()) {
            JournalSeal seal = JournalSeal.of(chain);
            problem =
                    seal.follows(number, hash)
                            ? problemUnder(seal)
                            : "SEALS   expected seal %d behind the one before it, but found %s"
                                    .formatted(number + 1, seal);
            number = seal.number();
            hash = seal.hash();
            sealedAt = seal.sealedAt();
        }
        if (problem.isEmpty() && next != null) {
            problem = "ADDED   behind seal %d: %s".formatted(number, next.place());
        }
        return new SealedOrganization(
                organization,
                number,
                entries,
                dropped,
                HexFormat.of().formatHex(hash),
                sealedAt,
                problem);
    }

    private String problemUnder(JournalSeal seal) throws SQLException {
        if (next != null && next.place().compareTo(seal.first()) < 0) {
            return "ADDED   before %s: %s".formatted(seal, next.place());
        }
        MessageDigest digest = seal.begin(organization);
        long found = 0;
        while (next != null && next.place().compareTo(seal.last()) <= 0) {
            digest.update(next.hash());
            found++;
            advance();
        }
        entries += found;
        if (found == 0 && seal.last().id().compareTo(droppedBelow) < 0) {
            dropped += seal.entries();
            return "";
        }
        if (found != seal.entries()) {
            return "%s %s: expected %d entries, but found %d"
                    .formatted(
                            found < seal.entries() ? "MISSING" : "ADDED  ",
                            seal,
                            seal.entries(),
                            found);
        }
        return Arrays.equals(digest.digest(), seal.hash())
                ? ""
                : "ALTERED %s: its %d entries are not those that were sealed"
                        .formatted(seal, found);
    }

    private void advance() throws SQLException {
        next = rows.next() ? JournalEntry.of(rows) : null;
    }
}
