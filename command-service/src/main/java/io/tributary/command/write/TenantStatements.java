package io.tributary.command.write;

import io.tributary.command.validation.CommandRejected;
import io.tributary.command.validation.Rejection;
import io.tributary.schemas.contract.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Single statements inside one organization, each a transaction of its own, about what the service
/// keeps for itself: nothing of it is journaled.
///
/// Every statement may name `{organization}`.
public final class TenantStatements {
    private static final String ENTER =
            "select set_config('tributary.organization', {organization_text}, true);\n";

    private final DataSource database;
    private final Map<String, NamedSql> entered = new ConcurrentHashMap<>();

    public TenantStatements(DataSource database) {
        this.database = database;
    }

    /// Reads one row.
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// @return how many rows it changed
    /// @throws CommandRejected when the database is busy
    public int update(UUID organization, String sql, Map<String, ? extends @Nullable Object> more) {
        return run(organization, sql, more, PreparedStatement::getUpdateCount);
    }

    /// @throws CommandRejected when the database is busy
    public <T> List<T> query(
            UUID organization,
            String sql,
            Map<String, ? extends @Nullable Object> more,
            Reader<T> reader) {
        return run(
                organization,
                sql,
                more,
                statement -> {
                    List<T> read = new ArrayList<>();
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            read.add(reader.read(rows));
                        }
                    }
                    return read;
                });
    }

    private interface Outcome<T> {
        T of(PreparedStatement executed) throws SQLException;
    }

    private <T> T run(
            UUID organization,
            String sql,
            Map<String, ? extends @Nullable Object> more,
            Outcome<T> outcome) {
        Map<String, @Nullable Object> values = new HashMap<>(more);
        values.put("organization", organization);
        values.put("organization_text", organization.toString());
        NamedSql named = entered.computeIfAbsent(sql, s -> NamedSql.of(ENTER + s));
        try (Connection connection = database.getConnection();
                var statement = named.prepare(connection, values)) {
            statement.execute();
            // The first result is that of entering the organization.
            statement.getMoreResults();
            return outcome.of(statement);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /// What to throw instead: a refusal when the database is busy.
    public static RuntimeException failed(SQLException failure) {
        return DatabaseRefusal.isBusy(failure)
                ? new CommandRejected(
                        Rejection.of(
                                ErrorCode.COMMAND_BUSY,
                                "Expected the database to answer, but it is busy. Try again in a moment."))
                : new CommandFailed(failure);
    }
}
