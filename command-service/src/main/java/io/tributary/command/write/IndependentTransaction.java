package io.tributary.command.write;

import io.tributary.command.decision.Decision;
import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ConsistencyToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// An open transaction of {@link IndependentWriter}, inside one organization.
///
/// **Not thread-safe.**
public final class IndependentTransaction {
    private final OrganizationTransaction transaction;
    private final OrganizationGate gate;
    private final DomainCatalog catalog;
    private final TransactionWriter transactions;
    private final DatabaseRefusal databaseRefusal;
    private final Map<String, Role> passed = new HashMap<>();

    IndependentTransaction(
            OrganizationTransaction transaction,
            OrganizationGate gate,
            DomainCatalog catalog,
            TransactionWriter transactions,
            DatabaseRefusal databaseRefusal) {
        this.transaction = transaction;
        this.gate = gate;
        this.catalog = catalog;
        this.transactions = transactions;
        this.databaseRefusal = databaseRefusal;
    }

    /// For statements that belong to the same commit.
    public Connection connection() {
        return transaction.connection();
    }

    /// @throws CommandRejected when the caller may not send the command
    public void pass(CommandDefinition definition) throws SQLException {
        if (!passed.containsKey(definition.name())) {
            passed.put(definition.name(), transaction.pass(gate, definition));
        }
    }

    /// Which of the ids rows have that the caller sees. A command has to have been passed before.
    public Set<UUID> taken(Entity entity, Collection<UUID> ids) {
        Role role = passed.values().iterator().next();
        return new TransactionRows(transaction, catalog, entity, role).taken(entity, ids);
    }

    /// Writes and journals all that are not refused, in their order.
    ///
    /// @return per decision why it was refused; empty when it was written
    public List<Optional<Rejection>> write(List<Decision> decisions) throws SQLException {
        List<Optional<Rejection>> refusals =
                new ArrayList<>(Collections.nCopies(decisions.size(), Optional.empty()));
        if (!decisions.isEmpty()) {
            write(decisions, 0, decisions.size(), refusals);
        }
        return refusals;
    }

    /// Halves what is refused until the one is found that it is refused for.
    private void write(
            List<Decision> decisions, int from, int to, List<Optional<Rejection>> refusals)
            throws SQLException {
        Optional<Rejection> refusal = attempt(decisions.subList(from, to));
        if (refusal.isEmpty()) {
            return;
        }
        if (to - from == 1) {
            refusals.set(from, refusal);
            return;
        }
        int middle = (from + to) >>> 1;
        write(decisions, from, middle, refusals);
        write(decisions, middle, to, refusals);
    }

    private Optional<Rejection> attempt(List<Decision> decisions) throws SQLException {
        try {
            transaction.attempt(() -> transactions.writeAll(transaction, decisions, passed));
            return Optional.empty();
        } catch (CommandRejected rejected) {
            return Optional.of(rejected.rejection());
        } catch (StatementFailed failed) {
            return Optional.of(rejection(failed.failure(), failed.entity()));
        } catch (SQLException failure) {
            return Optional.of(rejection(failure, decisions.getFirst().command().entity()));
        }
    }

    private Rejection rejection(SQLException failure, Entity entity) throws SQLException {
        Optional<Rejection> rejection = databaseRefusal.rejectionFor(failure, entity);
        if (rejection.isEmpty()) {
            throw failure;
        }
        return rejection.get();
    }

    /// What a query waits for who wants to see what was written.
    public ConsistencyToken token() throws SQLException {
        return transaction.token();
    }

    public void commit() throws SQLException {
        transaction.connection().commit();
    }
}
