package io.tributary.command.write;

import io.tributary.command.decision.Permission;
import io.tributary.command.decision.RowCondition;
import io.tributary.command.decision.RowOrder;
import io.tributary.command.decision.RowStore;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Literal;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeOrderedId;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.BaseColumns;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.catalog.Entity;
import io.tributary.schemas.catalog.EntityField;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of one organization inside one transaction, for a command about one entity; every
/// change is noted for the journal.
///
/// **Not thread-safe.**
final class TransactionRows implements RowStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OrganizationTransaction transaction;
    private final DomainCatalog catalog;
    private final Entity entity;
    private final Role role;
    private Optional<UUID> chosen = Optional.empty();
    private boolean following;

    TransactionRows(
            OrganizationTransaction transaction, DomainCatalog catalog, Entity entity, Role role) {
        this.transaction = transaction;
        this.catalog = catalog;
        this.entity = entity;
        this.role = role;
    }

    @Override
    public UUID organization() {
        return transaction.context().organization();
    }

    @Override
    public UUID actor() {
        return transaction.context().actor();
    }

    @Override
    public Instant now() {
        try {
            return transaction.moment();
        } catch (SQLException failure) {
            throw new StatementFailed(failure, entity);
        }
    }

    @Override
    public void chose(UUID id) {
        chosen = Optional.of(id);
    }

    /// The row that the rule said the command is about.
    Optional<UUID> chosen() {
        return chosen;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public boolean byKey() {
        return transaction.context().caller().kind() == Caller.Kind.KEY;
    }

    @Override
    public Optional<Boolean> may(String permission) {
        return Permission.leastRole(catalog, permission)
                .map(
                        least ->
                                role.atLeast(least)
                                        || texts(
                                                        RowSql.GRANTED,
                                                        entity,
                                                        Map.of("permission", permission))
                                                .equals(List.of("t")));
    }

    @Override
    public Entity entity(String name) {
        return catalog.find(entity.domain()).flatMap(d -> d.findEntity(name)).orElseThrow();
    }

    @Override
    public List<String> features() {
        return catalog.entities().flatMap(e -> e.feature().stream()).distinct().sorted().toList();
    }

    @Override
    public Optional<ObjectNode> lock(Entity entity, UUID id) {
        return query(entity, RowSql.lock(entity, catalog), Map.of("id", id)).stream().findFirst();
    }

    /// Locks nothing, since rules have an order of their own.
    ///
    /// @throws CommandRejected when the caller does not see such a row
    void requireSeen(Entity entity, UUID id) {
        if (RowSql.visibility(catalog).sees(entity, "t").isPresent()
                && taken(entity, List.of(id)).isEmpty()) {
            throw notFound();
        }
    }

    /// Which of the ids rows have that the caller sees.
    Set<UUID> taken(Entity entity, Collection<UUID> ids) {
        String[] asked = ids.stream().map(UUID::toString).toArray(String[]::new);
        return texts(RowSql.taken(entity, catalog), entity, Map.of("ids", asked)).stream()
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    @Override
    public long count(Entity entity, List<RowCondition> conditions) {
        SelectSql select = SelectSql.count(entity, conditions);
        return Long.parseLong(texts(select.sql(), entity, select.parameters()).getFirst());
    }

    @Override
    public List<ObjectNode> find(Entity entity, String field, String value) {
        return page(entity, List.of(RowCondition.is(field, value)), ValidCommand.NO_ROW);
    }

    @Override
    public Optional<ObjectNode> lockNext(
            Entity entity, List<RowCondition> conditions, List<RowOrder> order) {
        return select(entity, SelectSql.next(entity, conditions, order)).stream().findFirst();
    }

    @Override
    public List<ObjectNode> page(Entity entity, List<RowCondition> conditions, UUID after) {
        return select(entity, SelectSql.page(entity, conditions, after, PAGE));
    }

    private List<ObjectNode> select(Entity entity, SelectSql select) {
        return query(entity, select.sql(), select.parameters());
    }

    @Override
    public ObjectNode insert(Entity entity, UUID id, ObjectNode values) {
        ObjectNode row = values.deepCopy();
        complete(entity, id, row);
        reserve(entity, row, RowSql.RESERVE);
        return insertComplete(entity, List.of(row)).getFirst();
    }

    @Override
    public void insertAll(Entity entity, List<ObjectNode> values) {
        List<ObjectNode> rows = values.stream().map(ObjectNode::deepCopy).toList();
        rows.forEach(row -> complete(entity, TimeOrderedId.next(), row));
        insertComplete(entity, rows);
    }

    private static void complete(Entity entity, UUID id, ObjectNode row) {
        row.put(BaseColumns.ID, id.toString());
        entity.fields().stream().filter(f -> !row.has(f.name())).forEach(f -> fillIn(f, row));
    }

    /// Gives the row the field's default, if it has one.
    static void fillIn(EntityField field, ObjectNode row) {
        field.defaultValue().ifPresent(v -> row.set(field.name(), Literal.node(v)));
    }

    /// Lets new rows in, or refuses all of them; see {@link Participation} and {@link
    /// RowVisibility}.
    void admit(Entity entity, List<ObjectNode> rows) {
        Map<String, Object> given = Map.of("rows", array(rows));
        Participation.in(entity, catalog)
                .ifPresent(
                        p -> {
                            texts(p.lockAll(), entity, given);
                            if (!texts(p.mayWriteAll(), entity, given).equals(List.of("t"))) {
                                throw refused(ErrorCode.COMMAND_NOT_A_PARTICIPANT.code());
                            }
                        });
        refuseUnseenReferences(entity, rows);
    }

    /// Refuses rows, whole or in part, that refer to some that the caller does not see.
    void refuseUnseenReferences(Entity entity, List<ObjectNode> rows) {
        RowSql.visibility(catalog)
                .unseenReferencesOfAll(entity)
                .flatMap(
                        sql -> texts(sql, entity, Map.of("rows", array(rows))).stream().findFirst())
                .ifPresent(
                        refusal -> {
                            throw refused(refusal);
                        });
    }

    /// Many rows at once, each with its id and its defaults; reserves nothing.
    List<ObjectNode> insertComplete(Entity entity, List<ObjectNode> rows) {
        return change(RowSql.insert(entity), entity, "create", Map.of("rows", array(rows)));
    }

    private static String array(List<ObjectNode> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.forEach(array::add);
        return array.toString();
    }

    @Override
    public ObjectNode update(Entity entity, UUID id, ObjectNode values) {
        if (!entity.reservations().isEmpty()) {
            ObjectNode before = lock(entity, id).orElseThrow(TransactionRows::notFound);
            ObjectNode after = before.deepCopy();
            values.properties().forEach(p -> after.set(p.getKey(), p.getValue()));
            if (!Reservations.of(entity, before).equals(Reservations.of(entity, after))) {
                reserve(entity, before, RowSql.RELEASE);
                reserve(entity, after, RowSql.RESERVE);
            }
        }
        return change(
                        RowSql.update(entity),
                        entity,
                        "update",
                        Map.of("id", id, "row", values.toString()))
                .stream()
                .findFirst()
                .orElseThrow(TransactionRows::notFound);
    }

    @Override
    public void delete(Entity entity, UUID id) {
        ObjectNode row = lock(entity, id).orElseThrow(TransactionRows::notFound);
        new ReferringRows(this, catalog).release(entity, List.of(id.toString()));
        reserve(entity, row, RowSql.RELEASE);
        deleteAll(entity, List.of(id.toString()));
    }

    /// Rows that follow from others, such as those that refer to a deleted one, follow whether the
    /// caller sees them or not.
    void asOrganization(Runnable work) {
        boolean outermost = !following;
        if (outermost) {
            actAs("");
            following = true;
        }
        work.run();
        if (outermost) {
            actAs(transaction.context().caller().member());
            following = false;
        }
    }

    private void actAs(String member) {
        try {
            transaction.actAs(member);
        } catch (SQLException failure) {
            throw new StatementFailed(failure, entity);
        }
    }

    /// Deletes the row and leaves alone what may refer to it: that refuses then.
    void deleteAlone(Entity entity, ObjectNode row) {
        reserve(entity, row, RowSql.RELEASE);
        try {
            deleteAll(entity, List.of(row.get(BaseColumns.ID).stringValue()));
        } catch (StatementFailed failed) {
            throw DatabaseRefusal.isReference(failed.failure())
                    ? stillReferenced("any table")
                    : failed;
        }
    }

    /// Makes a row that was removed anew, under its id and by its author. Returns it as written.
    ObjectNode recreate(Entity entity, ObjectNode row) {
        admit(entity, List.of(row));
        reserve(entity, row, RowSql.RESERVE);
        return change(RowSql.recreate(entity), entity, "create", Map.of("row", row.toString()))
                .getFirst();
    }

    void deleteAll(Entity entity, List<String> ids) {
        change(RowSql.delete(entity), entity, "delete", Map.of("ids", ids.toArray(String[]::new)));
    }

    /// Runs a statement that changes rows, and notes what it changed. Returns the rows as they
    /// stand, or stood before a delete.
    List<ObjectNode> change(
            NamedSql sql, Entity entity, String operation, Map<String, Object> values) {
        Map<String, @Nullable Object> parameters = transaction.identity();
        parameters.putAll(values);
        List<ObjectNode> rows = new ArrayList<>();
        try (var statement = sql.prepare(transaction.connection(), parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                String before = result.getString(1);
                String after = result.getString(2);
                ObjectNode row = parse(after == null ? before : after);
                rows.add(row);
                if (!entity.ephemeral()) {
                    transaction.changed(
                            new RowChange(
                                    entity.table(),
                                    row.get(BaseColumns.ID).stringValue(),
                                    row.get(BaseColumns.VERSION).longValue(),
                                    operation,
                                    before,
                                    after));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new StatementFailed(failure, entity);
        }
    }

    /// The first column of each row, as text.
    List<String> texts(
            NamedSql sql, Entity entity, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> parameters = transaction.identity();
        parameters.put("role", role.spelling());
        parameters.putAll(values);
        List<String> texts = new ArrayList<>();
        try (var statement = sql.prepare(transaction.connection(), parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new StatementFailed(failure, entity);
        }
    }

    List<ObjectNode> query(
            Entity entity, NamedSql sql, Map<String, ? extends @Nullable Object> values) {
        return texts(sql, entity, values).stream().map(TransactionRows::parse).toList();
    }

    private void reserve(Entity entity, ObjectNode row, NamedSql sql) {
        ArrayNode reservations = Reservations.of(entity, row);
        if (reservations.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> parameters = transaction.identity();
        parameters.put("reservations", reservations.toString());
        try (var statement = sql.prepare(transaction.connection(), parameters)) {
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StatementFailed(failure, entity);
        }
    }

    private static ObjectNode parse(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    private static CommandRejected notFound() {
        return refused(ErrorCode.COMMAND_ROW_NOT_FOUND.code());
    }

    private static CommandRejected refused(String refusal) {
        return new CommandRejected(Refusals.of(refusal));
    }

    static CommandRejected stillReferenced(String table) {
        return new CommandRejected(
                Rejection.of(
                        ErrorCode.COMMAND_STILL_REFERENCED,
                        "Expected no row of %s to refer to this one, but found some. Change or delete them first."
                                .formatted(table)));
    }
}
