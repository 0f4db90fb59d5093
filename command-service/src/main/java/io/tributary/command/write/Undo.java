package io.tributary.command.write;

import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.FieldError;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.CommandTerms;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Takes back what a transaction did, all of it or nothing.
///
/// Rows that it created are deleted, those that it deleted are made anew, the others are set back,
/// by and for those who may send the generic commands that would do so: what only a rule writes,
/// only a rule takes back. **Refused when a row has changed since**: what others did is never lost.
final class Undo {
    /// What the caller needs before anything is told.
    private static final CommandDefinition COMMAND =
            new CommandDefinition(
                    "platform",
                    "undo",
                    "",
                    Effect.UPDATE,
                    Role.VIEWER,
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    false,
                    false,
                    false,
                    true,
                    false,
                    CommandTerms.NONE,
                    "",
                    0);

    private final DomainCatalog catalog;
    private final OrganizationGate gate;

    Undo(DomainCatalog catalog, OrganizationGate gate) {
        this.catalog = catalog;
        this.gate = gate;
    }

    /// Empty when another request holds the idempotency key.
    ///
    /// @throws CommandRejected when it is refused; the transaction must not be committed then
    Optional<Answer> undo(OrganizationTransaction transaction, UUID entry) throws SQLException {
        Role role = transaction.pass(gate, COMMAND);
        if (!transaction.claim()) {
            return Optional.empty();
        }
        UndoneEntries entries = UndoneEntries.read(transaction, catalog, entry);
        List<FieldError> obstacles = new ArrayList<>(entries.obstacles());
        for (RowReversal reversal : entries.reversals()) {
            Optional<CommandDefinition> command =
                    GenericCommand.find(catalog, reversal.entity(), reversal.effect());
            if (command.isPresent()) {
                transaction.pass(gate, command.get());
            }
            obstacle(rows(transaction, reversal, role), reversal, command)
                    .ifPresent(obstacles::add);
        }
        if (!obstacles.isEmpty()) {
            throw new CommandRejected(
                    new Rejection(
                            ErrorCode.COMMAND_UNDO_REFUSED,
                            "Expected rows that stand as the command left them, but found %d reason(s) not to touch them. Change them by commands of their own."
                                    .formatted(obstacles.size()),
                            obstacles.stream().limit(100).toList()));
        }
        List<Answer.Row> answers = new ArrayList<>();
        entries.reversals().stream()
                .sorted(Comparator.comparing(reversal -> turn(reversal.effect())))
                .forEach(
                        r ->
                                answers.add(
                                        TransactionWriter.answer(
                                                reverse(rows(transaction, r, role), r))));
        transaction.journal();
        return Optional.of(transaction.commit(answers));
    }

    /// What others refer to comes first and goes last.
    private static int turn(Effect effect) {
        return switch (effect) {
            case CREATE -> 1;
            case UPDATE -> 2;
            case DELETE -> 3;
        };
    }

    private TransactionRows rows(
            OrganizationTransaction transaction, RowReversal reversal, Role role) {
        return new TransactionRows(transaction, catalog, reversal.entity(), role);
    }

    private static Optional<FieldError> obstacle(
            TransactionRows rows, RowReversal reversal, Optional<CommandDefinition> command) {
        if (command.isEmpty() || !reversal.isWithin(command.get())) {
            return obstacle(
                    reversal, "no_command", "There is no generic command that would do this.");
        }
        if (!reversal.mayGoBack()) {
            return obstacle(reversal, "transition", "Its state cannot go back.");
        }
        Optional<ObjectNode> current = rows.lock(reversal.entity(), reversal.id());
        return reversal.stands(current)
                ? Optional.empty()
                : obstacle(reversal, "changed", "It has changed since.");
    }

    private static Optional<FieldError> obstacle(
            RowReversal reversal, String code, String message) {
        return Optional.of(new FieldError(reversal.name(), code, message));
    }

    private static ObjectNode reverse(TransactionRows rows, RowReversal reversal) {
        return switch (reversal.effect()) {
            case CREATE -> {
                ObjectNode row = rows.recreate(reversal.entity(), reversal.before().orElseThrow());
                rows.requireSeen(reversal.entity(), reversal.id());
                yield row;
            }
            case UPDATE -> rows.update(reversal.entity(), reversal.id(), reversal.values());
            case DELETE -> {
                ObjectNode row = reversal.after().orElseThrow();
                rows.deleteAlone(reversal.entity(), row);
                yield row;
            }
        };
    }
}
