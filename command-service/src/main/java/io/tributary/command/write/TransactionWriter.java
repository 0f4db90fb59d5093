package io.tributary.command.write;

import io.tributary.command.decision.Decision;
import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.Role;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Writes decisions in one open transaction, in the statements of {@link BatchOrder}.
final class TransactionWriter {
    private final DomainCatalog catalog;
    private final OrganizationGate gate;
    private final OneRoundTrip oneRoundTrip;
    private final NotedEffects effects;

    TransactionWriter(DomainCatalog catalog, OrganizationGate gate, OneRoundTrip oneRoundTrip) {
        this.catalog = catalog;
        this.gate = gate;
        this.oneRoundTrip = oneRoundTrip;
        this.effects = new NotedEffects(catalog);
    }

    /// Empty when another request holds the idempotency key.
    ///
    /// @throws CommandRejected when one of them is refused; nothing stays then
    Optional<Answer> write(OrganizationTransaction transaction, List<Decision> decisions)
            throws SQLException {
        Map<String, Role> passed = new HashMap<>();
        // The caller must be let in before the key is claimed: a stranger leaves no trace.
        pass(transaction, decisions.getFirst().command().definition(), passed);
        if (!transaction.claim()) {
            return Optional.empty();
        }
        return Optional.of(transaction.commit(writeAll(transaction, decisions, passed)));
    }

    /// Leaves the transaction open.
    ///
    /// @param passed roles of commands for which the caller was let in; grows
    /// @throws CommandRejected when one of them is refused; the transaction must not be committed
    ///   then
    List<Answer.Row> writeAll(
            OrganizationTransaction transaction, List<Decision> decisions, Map<String, Role> passed)
            throws SQLException {
        Answer.Row[] answers = new Answer.Row[decisions.size()];
        for (List<Integer> places : BatchOrder.of(decisions, catalog)) {
            int first = places.getFirst();
            CommandDefinition definition = decisions.get(first).command().definition();
            try {
                enterCommand(transaction, definition, first);
                Role role = pass(transaction, definition, passed);
                transaction.spend(definition, places.size());
                if (definition.terms().joining()) {
                    // Who is no member sees no rows; the rule decides which it may touch.
                    transaction.actAs("");
                }
                List<Decision> run = places.stream().map(decisions::get).toList();
                List<Answer.Row> written = writeRun(transaction, run, role);
                for (int i = 0; i < places.size(); i++) {
                    answers[places.get(i)] = written.get(i);
                }
            } catch (CommandRejected rejected) {
                throw decisions.size() == 1
                        ? rejected
                        : new CommandRejected(rejected.rejection().ofBatchPlace(first));
            }
        }
        return List.of(answers);
    }

    Role pass(
            OrganizationTransaction transaction,
            CommandDefinition definition,
            Map<String, Role> passed)
            throws SQLException {
        Role known = passed.get(definition.name());
        if (known != null) {
            return known;
        }
        Role role = transaction.pass(gate, definition);
        passed.put(definition.name(), role);
        return role;
    }

    /// The transaction was begun with the first command's context, or with that of the batch.
    private static void enterCommand(
            OrganizationTransaction transaction, CommandDefinition definition, int at)
            throws SQLException {
        if (at > 0 || !transaction.context().command().equals(definition.name())) {
            transaction.enter(transaction.context().ofCommand(definition.name()));
        }
    }

    private List<Answer.Row> writeRun(
            OrganizationTransaction transaction, List<Decision> run, Role role)
            throws SQLException {
        List<Answer.Row> written = writeRows(transaction, run, role);
        // What the statement of one row wrote, effects included, is not among the changes.
        effects.note(
                transaction,
                run.getFirst().command().definition(),
                written.stream().map(row -> row.id().toString()).collect(Collectors.toSet()));
        transaction.journal();
        return written;
    }

    private List<Answer.Row> writeRows(
            OrganizationTransaction transaction, List<Decision> run, Role role)
            throws SQLException {
        Decision decision = run.getFirst();
        Entity entity = decision.command().entity();
        TransactionRows rows = new TransactionRows(transaction, catalog, entity, role);
        if (BatchOrder.isPlainCreate(decision)) {
            List<ObjectNode> wanted = run.stream().map(TransactionWriter::row).toList();
            rows.admit(entity, wanted);
            return rows.insertComplete(entity, wanted).stream()
                    .map(TransactionWriter::answer)
                    .toList();
        }
        return List.of(
                switch (decision) {
                    case Decision.WriteOneRow one -> writeOne(transaction, one.command());
                    case Decision.WriteAlsoOthers others -> writeOthers(rows, others.command());
                    case Decision.Restore restore ->
                            new RowRestore(catalog, gate, transaction, rows)
                                    .restore(restore.command());
                    case Decision.AskRule asked -> ask(transaction, rows, asked);
                });
    }

    private Answer.Row writeOne(OrganizationTransaction transaction, ValidCommand command)
            throws SQLException {
        return switch (oneRoundTrip.writeWithin(
                transaction.connection(), transaction.context(), command)) {
            case OneRoundTrip.Result.Written written -> written.row();
            case OneRoundTrip.Result.Refused refused ->
                    throw new CommandRejected(Refusals.of(refused.refusal()));
        };
    }

    private static Answer.Row writeOthers(TransactionRows rows, ValidCommand command) {
        ObjectNode before = lockAsDeclared(rows, command);
        return switch (command.definition().effect()) {
            case CREATE, UPDATE -> {
                rows.refuseUnseenReferences(command.entity(), List.of(command.values()));
                yield answer(rows.update(command.entity(), command.id(), command.values()));
            }
            case DELETE -> {
                rows.delete(command.entity(), command.id());
                yield answer(before);
            }
        };
    }

    private static Answer.Row ask(
            OrganizationTransaction transaction, TransactionRows rows, Decision.AskRule asked) {
        ValidCommand command = asked.command();
        if (command.definition().effect() != Effect.CREATE
                && (command.expectedVersion().isPresent()
                        || !command.definition().when().isEmpty())) {
            lockAsDeclared(rows, command);
        } else if (namesRow(command)) {
            rows.requireSeen(command.entity(), command.id());
        }
        Optional<Rejection> refusal = asked.rule().decide(command, rows);
        if (refusal.isPresent()) {
            throw new CommandRejected(refusal.get());
        }
        UUID id = rows.chosen().orElse(command.id());
        return new Answer.Row(id, transaction.versionOf(command.entity().table(), id).orElse(1L));
    }

    private static boolean namesRow(ValidCommand command) {
        return command.definition().effect() != Effect.CREATE
                && !command.id().equals(ValidCommand.NO_ROW);
    }

    /// The row as it stands, locked; in a state that the catalog asks for.
    static ObjectNode lockAsDeclared(TransactionRows rows, ValidCommand command) {
        ObjectNode row =
                rows.lock(command.entity(), command.id())
                        .orElseThrow(() -> new CommandRejected(Refusals.of("CMD-301")));
        StateCheck.refusal(command, row)
                .ifPresent(
                        refusal -> {
                            throw new CommandRejected(Refusals.of(refusal));
                        });
        return row;
    }

    private static ObjectNode row(Decision decision) {
        ObjectNode row = decision.command().values();
        row.put(BaseColumns.ID, decision.command().id().toString());
        return row;
    }

    static Answer.Row answer(ObjectNode row) {
        return new Answer.Row(
                UUID.fromString(row.get(BaseColumns.ID).stringValue()),
                row.get(BaseColumns.VERSION).longValue());
    }
}
