package io.tributary.command.write;

import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.command.validation.TimeOrderedId;
import io.tributary.schemas.catalog.CommandDefinition;
import io.tributary.schemas.catalog.Role;
import io.tributary.schemas.catalog.Scope;
import io.tributary.schemas.contract.ConsistencyToken;
import io.tributary.schemas.contract.ErrorCode;
import io.tributary.schemas.contract.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transaction of several statements inside one organization. Nothing of it stays unless {@link
/// #commit} was reached.
///
/// **Not thread-safe.**
final class OrganizationTransaction implements AutoCloseable {
    /// A journal record travels as one Kafka record: it stays well below what a broker takes.
    private static final int CHANGES_PER_RECORD = 100;

    private static final int CHARACTERS_PER_RECORD = 256 * 1024;

    private static final NamedSql ENTER = NamedSql.of(WriteSql.enter(Scope.ORGANIZATION));
    private static final NamedSql ENTER_AS_PERSON = NamedSql.of(WriteSql.enter(Scope.USER));
    private static final NamedSql ACT_AS =
            NamedSql.of("select set_config('tributary.member', {member}, true)");
    private static final NamedSql STAMP =
            NamedSql.of(
                    "select pg_current_xact_id()::text as transaction,"
                            + " (extract(epoch from now()::timestamptz(3)) * 1000)::bigint as moment");
    private static final NamedSql REMEMBER =
            NamedSql.of(
                    """
                    update platform.idempotency_keys set answer = cast({answer} as jsonb)
                    where organization_id = {organization} and actor = {actor_text} and key = {key}
                    """);

    private final Connection connection;
    private final List<RowChange> changes = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private CommandContext context;

    private OrganizationTransaction(Connection connection, CommandContext context) {
        this.connection = connection;
        this.context = context;
    }

    static OrganizationTransaction begin(Connection connection, CommandContext context)
            throws SQLException {
        connection.setAutoCommit(false);
        var transaction = new OrganizationTransaction(connection, context);
        transaction.enter(context);
        return transaction;
    }

    /// Stamps all later changes with this command.
    void enter(CommandContext next) throws SQLException {
        context = next;
        Map<String, Object> values = new HashMap<>();
        values.put("organization_text", next.organization().toString());
        values.put("command", next.command());
        values.put("context", next.json());
        values.put("actor_text", next.actor().toString());
        values.put("member", next.caller().member());
        NamedSql enter = next.owner().scope() == Scope.USER ? ENTER_AS_PERSON : ENTER;
        try (var statement = enter.prepare(connection, values)) {
            statement.execute();
        }
    }

    /// Says to the policies which member acts; an empty text for nobody in particular.
    void actAs(String member) throws SQLException {
        try (var statement = ACT_AS.prepare(connection, Map.of("member", member))) {
            statement.execute();
        }
    }

    Connection connection() {
        return connection;
    }

    CommandContext context() {
        return context;
    }

    /// The caller's role.
    ///
    /// @throws CommandRejected when the caller may not send the command
    Role pass(OrganizationGate gate, CommandDefinition definition) throws SQLException {
        String sql = gate.sqlFor(context.owner().scope(), context.caller(), definition);
        NamedSql select = NamedSql.of("with " + sql + " select refusal, role from gate");
        try (var statement = select.prepare(connection, GateParameters.of(context, definition));
                ResultSet row = statement.executeQuery()) {
            row.next();
            String refusal = row.getString(1);
            if (refusal != null) {
                throw new CommandRejected(Refusals.of(refusal));
            }
            return Role.ofSpelling(row.getString(2));
        }
    }

    /// Takes so many of what the command's limits allow; gives them back when it is rolled back.
    ///
    /// @throws CommandRejected when they allow less
    void spend(CommandDefinition definition, int wanted) throws SQLException {
        if (!Spending.isDue(context, definition)) {
            return;
        }
        Map<String, @Nullable Object> values = identity();
        values.put("limits", Spending.of(definition, context.actor()));
        values.put("wanted", wanted);
        try (var statement = Spending.SPEND.prepare(connection, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            String refusal = row.getString(1);
            if (refusal != null) {
                throw new CommandRejected(Refusals.of(refusal));
            }
        }
    }

    /// When the transaction began.
    Instant moment() throws SQLException {
        try (var statement = STAMP.prepare(connection, Map.of());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Instant.ofEpochMilli(row.getLong("moment"));
        }
    }

    /// Whether the idempotency key is ours; waits for another request that holds it.
    boolean claim() throws SQLException {
        if (context.idempotencyKey().isEmpty()) {
            return true;
        }
        Map<String, @Nullable Object> values = identity();
        values.put("request_hash", context.requestHash());
        values.put("journal", null);
        NamedSql sql =
                NamedSql.of(
                        "with gate as (select null::text as refusal) " + WriteSql.claim("gate"));
        try (var statement = sql.prepare(connection, values);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    /// The version that the current command gave the row; empty when it did not change it.
    Optional<Long> versionOf(TableName table, UUID id) {
        return Optional.ofNullable(versions.get(table + "/" + id));
    }

    /// Notes changes for the journal record of the current command.
    void changed(RowChange change) {
        changes.add(change);
        versions.put(change.table() + "/" + change.id(), change.version());
        if (changes.size() > 200_000) {
            throw new CommandRejected(
                    Rejection.of(
                            ErrorCode.COMMAND_RULE_REFUSED,
                            "Expected a command that changes at most 200000 rows, but it would change"
                                    + " more. Delete referring rows in steps first."));
        }
    }

    /// What is noted of a table since the last call of {@link #journal}, as the rows stand: of a
    /// row that changed twice the last.
    Map<String, RowChange> changedRows(TableName table) {
        Map<String, RowChange> rows = new LinkedHashMap<>();
        changes.stream()
                .filter(c -> c.table().equals(table))
                .forEach(
                        c -> {
                            RowChange first = rows.get(c.id());
                            rows.put(c.id(), first == null ? c : c.since(first));
                        });
        return rows;
    }

    /// Writes the changes noted since the last call, in records of bounded size.
    void journal() throws SQLException {
        List<RowChange> part = new ArrayList<>();
        int characters = 0;
        for (RowChange change : changes) {
            if (part.size() == CHANGES_PER_RECORD
                    || !part.isEmpty() && characters + change.length() > CHARACTERS_PER_RECORD) {
                journal(part);
                part.clear();
                characters = 0;
            }
            part.add(change);
            characters += change.length();
        }
        if (!part.isEmpty()) {
            journal(part);
        }
        changes.clear();
        versions.clear();
    }

    private void journal(List<RowChange> part) throws SQLException {
        Map<String, @Nullable Object> values = identity();
        values.put("journal", TimeOrderedId.next());
        values.put("command", context.command());
        values.put("traceparent", context.traceparent());
        values.put(
                "changes",
                "[" + String.join(",", part.stream().map(RowChange::json).toList()) + "]");
        try (var statement = RowSql.JOURNAL.prepare(connection, values)) {
            statement.executeUpdate();
        }
    }

    /// What a query waits for who wants to see this transaction.
    ConsistencyToken token() throws SQLException {
        try (var statement = STAMP.prepare(connection, Map.of());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return OneRoundTrip.token(context.organization(), row);
        }
    }

    /// Does all of the work or nothing of it; what was done before stays either way.
    void attempt(Work work) throws SQLException {
        CommandContext before = context;
        Savepoint start = connection.setSavepoint();
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            if (done) {
                connection.releaseSavepoint(start);
            } else {
                connection.rollback(start);
                context = before;
                changes.clear();
                versions.clear();
            }
        }
    }

    interface Work {
        void run() throws SQLException;
    }

    /// Commits; the answer is stored under the idempotency key, if there is one.
    Answer.Accepted commit(List<Answer.Row> rows) throws SQLException {
        var answer = new Answer.Accepted(rows, token(), false);
        if (context.idempotencyKey().isPresent()) {
            Map<String, @Nullable Object> values = identity();
            values.put("answer", StoredAnswers.written(answer));
            try (var statement = REMEMBER.prepare(connection, values)) {
                statement.executeUpdate();
            }
        }
        connection.commit();
        return answer;
    }

    Map<String, @Nullable Object> identity() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("organization", context.organization());
        values.put("actor", context.actor());
        values.put("actor_text", context.actor().toString());
        values.put("key", context.idempotencyKey().orElse(null));
        return values;
    }

    /// Rolls back what was not committed.
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
