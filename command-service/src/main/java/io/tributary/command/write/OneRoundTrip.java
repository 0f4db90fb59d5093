package io.tributary.command.write;

import io.tributary.command.decision.OrganizationGate;
import io.tributary.command.tenancy.Caller;
import io.tributary.command.validation.TimeOrderedId;
import io.tributary.command.validation.ValidCommand;
import io.tributary.schemas.catalog.DomainCatalog;
import io.tributary.schemas.contract.ConsistencyToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes a command of one row: one implicit transaction, sent and answered at once.
///
/// **All or nothing.** The row, the journal and the idempotency key are written by one statement,
/// behind one that enters the organization.
final class OneRoundTrip {
    /// The refusal by which the statement tells that the idempotency key was used before.
    static final String REPLAY = "replay";

    private record Shape(String command, Caller.Kind caller, boolean keyed, boolean entered) {}

    private final OrganizationGate gate;
    private final DomainCatalog catalog;
    private final ConcurrentHashMap<Shape, NamedSql> statements = new ConcurrentHashMap<>();

    OneRoundTrip(OrganizationGate gate, DomainCatalog catalog) {
        this.gate = gate;
        this.catalog = catalog;
    }

    /// What the statement says.
    sealed interface Result {
        record Written(Answer.Row row, ConsistencyToken token) implements Result {}

        record Refused(String refusal, Optional<Long> foundVersion) implements Result {}
    }

    /// In a transaction of its own.
    Result write(DataSource database, CommandContext context, ValidCommand command)
            throws SQLException {
        boolean keyed = context.idempotencyKey().isPresent() && !command.entity().ephemeral();
        NamedSql sql = statement(context, command, keyed, false);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = sql.prepare(connection, values(context, command))) {
            statement.execute();
            // The first result is that of entering the organization.
            statement.getMoreResults();
            try (ResultSet result = statement.getResultSet()) {
                return read(context.organization(), result);
            }
        }
    }

    /// In a transaction that entered the organization and claimed its idempotency key before.
    Result writeWithin(Connection entered, CommandContext context, ValidCommand command)
            throws SQLException {
        NamedSql sql = statement(context, command, false, true);
        try (PreparedStatement statement = sql.prepare(entered, values(context, command));
                ResultSet result = statement.executeQuery()) {
            return read(context.organization(), result);
        }
    }

    private NamedSql statement(
            CommandContext context, ValidCommand command, boolean keyed, boolean entered) {
        return statements.computeIfAbsent(
                new Shape(command.definition().name(), context.caller().kind(), keyed, entered),
                shape -> {
                    WriteSql sql =
                            new WriteSql(
                                    gate.sqlFor(
                                            command.entity().scope(),
                                            context.caller(),
                                            command.definition()),
                                    command.definition(),
                                    command.entity(),
                                    catalog,
                                    new EffectSql(catalog)
                                            .behindWritten(command.definition(), command.entity()),
                                    keyed,
                                    !entered && Spending.isDue(context, command.definition()));
                    return entered ? sql.inTransaction() : sql.oneRoundTrip();
                });
    }

    private static Map<String, @Nullable Object> values(
            CommandContext context, ValidCommand command) {
        Map<String, @Nullable Object> values = GateParameters.of(context, command);
        values.put("journal", TimeOrderedId.next());
        return values;
    }

    private static Result read(UUID organization, ResultSet result) throws SQLException {
        result.next();
        String refusal = result.getString("refusal");
        if (refusal != null) {
            long version = result.getLong("found_version");
            return new Result.Refused(
                    refusal, result.wasNull() ? Optional.empty() : Optional.of(version));
        }
        return new Result.Written(
                new Answer.Row(result.getObject("id", UUID.class), result.getLong("version")),
                token(organization, result));
    }

    /// From the columns `transaction` and `moment`.
    static ConsistencyToken token(UUID organization, ResultSet result) throws SQLException {
        return new ConsistencyToken(
                organization,
                Long.parseUnsignedLong(result.getString("transaction")),
                Instant.ofEpochMilli(result.getLong("moment")));
    }

    static Answer accepted(Result.Written written) {
        return new Answer.Accepted(List.of(written.row()), written.token(), false);
    }
}
