package io.tributary.projector.verify;

import io.tributary.projector.verify.JournalReport.SealedOrganization;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whether the journal is as it was sealed: every entry hashed again, every seal compared, in one
/// snapshot.
@Component
public final class JournalVerification {
    private static final Logger LOG = LoggerFactory.getLogger(JournalVerification.class);
    private static final String ORGANIZATIONS =
            """
            select organization_id from platform.journal_seals
            union select organization_id from platform.journal
            order by 1
            """;
    private static final String UNSEALED =
            """
            select count(*) from platform.journal
            where (transaction, id) > (select last_transaction, last_id from platform.journal_sealing)
              and (cast(? as uuid) is null or organization_id = ?)
            """;
    private static final String NOTHING_DROPPED = "";

    private final VerifyDatabase database;

    JournalVerification(VerifyDatabase database) {
        this.database = database;
    }

    /// @param organization only its journal; all when empty
    public JournalReport verify(Optional<UUID> organization) throws SQLException {
        long started = System.nanoTime();
        try (Connection connection = database.reading()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            String droppedBelow = droppedBelow(connection);
            List<SealedOrganization> verified = new ArrayList<>();
            for (UUID one :
                    organization.isPresent()
                            ? List.of(organization.get())
                            : organizations(connection)) {
                verified.add(SealComparison.compare(connection, one, droppedBelow));
            }
            long unsealed = unsealed(connection, organization);
            long took = (System.nanoTime() - started) / 1_000_000;
            JournalReport report = new JournalReport(verified, unsealed, took);
            LOG.atInfo()
                    .addKeyValue("organizations", verified.size())
                    .addKeyValue("problems", report.problems())
                    .addKeyValue("milliseconds", took)
                    .log("Verified the journal");
            return report;
        }
    }

    /// Ids below it belong to months that were dropped.
    static String droppedBelow(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "select max(below_id::text) from platform.journal_drops");
                ResultSet row = statement.executeQuery()) {
            row.next();
            String below = row.getString(1);
            return below == null ? NOTHING_DROPPED : below;
        }
    }

    private static List<UUID> organizations(Connection connection) throws SQLException {
        List<UUID> organizations = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ORGANIZATIONS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                organizations.add(rows.getObject(1, UUID.class));
            }
        }
        return organizations;
    }

    private static long unsealed(Connection connection, Optional<UUID> organization)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNSEALED)) {
            statement.setObject(1, organization.orElse(null));
            statement.setObject(2, organization.orElse(null));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
