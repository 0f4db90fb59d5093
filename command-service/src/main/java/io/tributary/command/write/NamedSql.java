package io.tributary.command.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SQL with parameters by name, `{like_this}`; a name may stand many times.
///
/// **Values never enter the text.**
public final class NamedSql {
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_0-9]+)}");

    private final String sql;
    private final List<String> names;

    private NamedSql(String sql, List<String> names) {
        this.sql = sql;
        this.names = List.copyOf(names);
    }

    public static NamedSql of(String text) {
        List<String> names = new ArrayList<>();
        String sql =
                PARAMETER
                        .matcher(text)
                        .replaceAll(
                                match -> {
                                    names.add(match.group(1));
                                    return "?";
                                });
        return new NamedSql(sql, names);
    }

    /// What the server gets to see.
    String sql() {
        return sql;
    }

    public PreparedStatement prepare(
            Connection connection, Map<String, ? extends @Nullable Object> values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < names.size(); i++) {
                bind(connection, statement, i + 1, names.get(i), values.get(names.get(i)));
            }
            return statement;
        } catch (SQLException | RuntimeException unbound) {
            statement.close();
            throw unbound;
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int at,
            String name,
            @Nullable Object value)
            throws SQLException {
        switch (value) {
            // A null of another type than the value before would have the server parse anew.
            case null ->
                    statement.setNull(at, name.endsWith("_version") ? Types.BIGINT : Types.VARCHAR);
            case String text -> statement.setString(at, text);
            case UUID id -> statement.setObject(at, id);
            case Long number -> statement.setLong(at, number);
            case Integer number -> statement.setInt(at, number);
            case byte[] bytes -> statement.setBytes(at, bytes);
            case String[] texts -> statement.setArray(at, connection.createArrayOf("text", texts));
            default ->
                    throw new IllegalArgumentException(
                            "Expected a text, id, number or list, but found a "
                                    + value.getClass().getName());
        }
    }
}
