package io.tributary.command.write;

import io.tributary.command.decision.Decision;
import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Carries decisions out, one transaction each.
///
/// **Exactly once per idempotency key, all or nothing, journaled either way** but for a limit that
/// is reached: who sends too much fills no journal. A serialization failure or deadlock is tried
/// again twice; everything else the caller hears of.
public final class CommandWriter {
    private static final int ATTEMPTS = 3;

    private final DataSource database;
    private final OneRoundTrip oneRoundTrip;
    private final TransactionWriter transactions;
    private final Undo undo;
    private final StoredAnswers storedAnswers;
    private final RefusalJournal refusals;
    private final DatabaseRefusal databaseRefusal;
    private final KeyUses keyUses;

    public CommandWriter(DataSource database, DomainCatalog catalog, OrganizationGate gate) {
        this.database = database;
        this.oneRoundTrip = new OneRoundTrip(gate, catalog);
        this.transactions = new TransactionWriter(catalog, gate, oneRoundTrip);
        this.undo = new Undo(catalog, gate);
        this.storedAnswers = new StoredAnswers(database);
        this.refusals = new RefusalJournal(database);
        this.databaseRefusal = new DatabaseRefusal(catalog);
        this.keyUses = new KeyUses(database, catalog);
    }

    /// One command.
    public Answer write(Decision decision, CommandContext context) {
        return switch (decision) {
            case Decision.WriteOneRow one ->
                    attempt(
                            context,
                            Optional.of(decision.command().entity()),
                            () -> oneRow(one.command(), context));
            case Decision.WriteAlsoOthers ignored -> writeAll(List.of(decision), context);
            case Decision.Restore ignored -> writeAll(List.of(decision), context);
            case Decision.AskRule ignored -> writeAll(List.of(decision), context);
        };
    }

    /// Many commands, all or none.
    public Answer writeAll(List<Decision> decisions, CommandContext context) {
        Entity first = decisions.getFirst().command().entity();
        return attempt(
                context,
                Optional.of(first),
                () -> {
                    try (Connection connection = database.getConnection();
                            var transaction = OrganizationTransaction.begin(connection, context)) {
                        return transactions.write(transaction, decisions);
                    }
                });
    }

    /// Takes back what the transaction of a journal entry did; a command of its own.
    public Answer undo(UUID entry, CommandContext context) {
        return attempt(
                context,
                Optional.empty(),
                () -> {
                    try (Connection connection = database.getConnection();
                            var transaction = OrganizationTransaction.begin(connection, context)) {
                        return undo.undo(transaction, entry);
                    }
                });
    }

    private Optional<Answer> oneRow(ValidCommand command, CommandContext context)
            throws SQLException {
        return switch (oneRoundTrip.write(database, context, command)) {
            case OneRoundTrip.Result.Written written -> Optional.of(OneRoundTrip.accepted(written));
            case OneRoundTrip.Result.Refused refused ->
                    refused.refusal().equals(OneRoundTrip.REPLAY)
                            ? Optional.empty()
                            : Optional.of(
                                    new Answer.Refused(
                                            Refusals.of(refused.refusal()),
                                            refused.foundVersion()));
        };
    }

    private interface Attempt {
        /// Empty when another request holds the idempotency key.
        Optional<Answer> run() throws SQLException;
    }

    /// @param entity whose rows the statements write, unless they tell themselves
    private Answer attempt(CommandContext context, Optional<Entity> entity, Attempt attempt) {
        Answer answer = answer(context, entity, attempt);
        if (context.caller().kind() == Caller.Kind.KEY && answer instanceof Answer.Accepted) {
            keyUses.used(context);
        }
        return answer;
    }

    private Answer answer(CommandContext context, Optional<Entity> entity, Attempt attempt) {
        for (int tried = 1; ; tried++) {
            try {
                Optional<Answer> answer = attempt.run();
                if (answer.isEmpty()) {
                    answer = storedAnswers.find(context);
                }
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (tried == ATTEMPTS) {
                    return busy();
                }
            } catch (CommandRejected rejected) {
                return refused(context, rejected.rejection());
            } catch (StatementFailed failed) {
                if (!DatabaseRefusal.isTransient(failed.failure()) || tried == ATTEMPTS) {
                    return failed(context, failed.failure(), Optional.of(failed.entity()));
                }
            } catch (SQLException failure) {
                if (!DatabaseRefusal.isTransient(failure) || tried == ATTEMPTS) {
                    return failed(context, failure, entity);
                }
            }
        }
    }

    private Answer failed(CommandContext context, SQLException failure, Optional<Entity> entity) {
        Optional<Rejection> rejection =
                entity.flatMap(e -> databaseRefusal.rejectionFor(failure, e));
        if (rejection.isPresent()) {
            return refused(context, rejection.get());
        }
        if (DatabaseRefusal.isBusy(failure)) {
            return busy();
        }
        throw new CommandFailed(failure);
    }

    /// Who is nobody leaves no trace, and what is beyond a limit was not decided.
    private Answer refused(CommandContext context, Rejection rejection) {
        if (rejection.code() == ErrorCode.COMMAND_UNAUTHENTICATED
                || rejection.code() == ErrorCode.COMMAND_LIMIT) {
            return Answer.refused(rejection);
        }
        try {
            refusals.record(context, rejection.code().code());
        } catch (SQLException failure) {
            if (DatabaseRefusal.isBusy(failure)) {
                return busy();
            }
            throw new CommandFailed(failure);
        }
        return Answer.refused(rejection);
    }

    private static Answer busy() {
        return Answer.refused(
                Rejection.of(
                        ErrorCode.COMMAND_BUSY,
                        "Expected the database to answer, but it is busy. Send the command again in a"
                                + " moment, with the same Idempotency-Key."));
    }
}
