package io.tributary.command.write;

import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.validation.CommandRejected;
import io.tributary.schemas.catalog.DomainCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Carries out many commands in one transaction, each for itself: the refused ones leave the others
/// be, and what the caller adds is committed with them or not at all.
///
/// A serialization failure or deadlock is tried again twice.
public final class IndependentWriter {
    private static final int ATTEMPTS = 3;

    private final DataSource database;
    private final OrganizationGate gate;
    private final DomainCatalog catalog;
    private final TransactionWriter transactions;
    private final DatabaseRefusal databaseRefusal;

    public IndependentWriter(DataSource database, DomainCatalog catalog, OrganizationGate gate) {
        this.database = database;
        this.gate = gate;
        this.catalog = catalog;
        this.transactions = new TransactionWriter(catalog, gate, new OneRoundTrip(gate, catalog));
        this.databaseRefusal = new DatabaseRefusal(catalog);
    }

    /// What is done inside the transaction; it stays only when it commits. It may run again.
    public interface Work<T> {
        T in(IndependentTransaction transaction) throws SQLException;
    }

    /// @throws CommandRejected when the work throws it, or because the database is busy
    /// @throws CommandFailed for what nobody outside can mend
    public <T> T run(CommandContext context, Work<T> work) {
        for (int tried = 1; ; tried++) {
            try (Connection connection = database.getConnection();
                    var transaction = OrganizationTransaction.begin(connection, context)) {
                planAnew(connection);
                return work.in(
                        new IndependentTransaction(
                                transaction, gate, catalog, transactions, databaseRefusal));
            } catch (StatementFailed failed) {
                refuseUnlessAgain(failed.failure(), tried);
            } catch (SQLException failure) {
                refuseUnlessAgain(failure, tried);
            }
        }
    }

    /// A plan is made once and kept, for commands: made while a table was empty it may go through
    /// all rows of the organization by some other index than the key's (seen: 166 ms for a hundred
    /// ids), until the table is analyzed. Beside the rows of a batch, planning costs nothing.
    private static void planAnew(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_custom_plan");
        }
    }

    private static void refuseUnlessAgain(SQLException failure, int tried) {
        if (!DatabaseRefusal.isTransient(failure) || tried == ATTEMPTS) {
            throw TenantStatements.failed(failure);
        }
    }
}
