package io.tributary.command.write;

import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.CommandValidator;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.CommandDefinition.Effect;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Brings an earlier version of a row back, as the journal has it.
///
/// **It writes what an update may write, and checks it alike**; a field with transitions keeps its
/// state. A row that is gone is made anew where a generic create could, for those who may create.
final class RowRestore {
    private final DomainCatalog catalog;
    private final OrganizationGate gate;
    private final OrganizationTransaction transaction;
    private final TransactionRows rows;
    private final CommandValidator validator = new CommandValidator();

    RowRestore(
            DomainCatalog catalog,
            OrganizationGate gate,
            OrganizationTransaction transaction,
            TransactionRows rows) {
        this.catalog = catalog;
        this.gate = gate;
        this.transaction = transaction;
        this.rows = rows;
    }

    /// @throws CommandRejected when there is no such version, or what is there forbids it
    Answer.Row restore(ValidCommand command) throws SQLException {
        Entity entity = command.entity();
        Optional<ObjectNode> current = rows.lock(entity, command.id());
        if (current.isEmpty() && command.expectedVersion().isEmpty()) {
            return TransactionWriter.answer(recreated(command));
        }
        ObjectNode row = TransactionWriter.lockAsDeclared(rows, command);
        ObjectNode then = then(command, row.get(BaseColumns.CREATED_AT).stringValue());
        CommandDefinition update = generic(entity, Effect.UPDATE).orElseThrow();
        return TransactionWriter.answer(
                rows.update(entity, command.id(), checked(update, entity, command.id(), then)));
    }

    private ObjectNode recreated(ValidCommand command) throws SQLException {
        Entity entity = command.entity();
        CommandDefinition create =
                generic(entity, Effect.CREATE)
                        .orElseThrow(() -> new CommandRejected(Refusals.of("CMD-301")));
        transaction.pass(gate, create);
        ObjectNode then = then(command, null);
        ObjectNode row = checked(create, entity, command.id(), then);
        entity.fields().stream()
                .filter(field -> !row.has(field.name()))
                .forEach(field -> TransactionRows.fillIn(field, row));
        row.put(BaseColumns.ID, command.id().toString());
        row.set(BaseColumns.CREATED_BY, then.path(BaseColumns.CREATED_BY));
        ObjectNode written = rows.recreate(entity, row);
        rows.requireSeen(entity, command.id());
        return written;
    }

    /// What of the version the command may write, checked as if a caller had sent it.
    private ObjectNode checked(
            CommandDefinition definition, Entity entity, UUID id, ObjectNode then) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put(BaseColumns.ID, id.toString());
        for (EntityField field : definition.fields()) {
            if (field.transitions().isEmpty() && then.has(field.name())) {
                body.set(field.name(), then.get(field.name()));
            }
        }
        return switch (validator.validate(
                definition, entity, transaction.context().organization(), body, Optional.empty())) {
            case CommandValidator.Outcome.Valid valid -> valid.command().values();
            case CommandValidator.Outcome.Invalid invalid ->
                    throw new CommandRejected(invalid.rejection());
        };
    }

    /// @param created when the row was, that is there now; null for any that was there once
    private ObjectNode then(ValidCommand command, @Nullable String created) throws SQLException {
        long version = command.values().get(BaseColumns.VERSION).longValue();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("table", command.entity().table().toString());
        values.put("id", command.id());
        values.put("version", version);
        values.put("created", created);
        List<ObjectNode> found = rows.query(command.entity(), RowSql.AT_VERSION, values);
        if (found.isEmpty()) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_VERSION_UNKNOWN,
                            "Expected version %d of the row in the journal, but found none. Look the versions up in the row's history."
                                    .formatted(version)));
        }
        return found.getFirst();
    }

    private Optional<CommandDefinition> generic(Entity entity, Effect effect) {
        return GenericCommand.find(catalog, entity, effect);
    }
}
