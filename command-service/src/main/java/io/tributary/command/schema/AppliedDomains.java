package io.tributary.command.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the database remembers of the catalogs that were applied to it.
final class AppliedDomains {
    private final Connection connection;

    AppliedDomains(Connection connection) {
        this.connection = connection;
    }

    /// The IDL texts that hold, by domain; empty for a database that has none yet.
    Map<String, String> current() throws SQLException {
        Map<String, String> texts = new TreeMap<>();
        if (!known()) {
            return texts;
        }
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select distinct on (domain) domain, idl from"
                                        + " platform.applied_domains order by domain, sequence desc")) {
            while (rows.next()) {
                texts.put(rows.getString(1), rows.getString(2));
            }
        }
        return texts;
    }

    /// The text that held before the current one.
    Optional<String> before(String domain) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select idl from platform.applied_domains where domain = ?"
                                + " order by sequence desc offset 1 limit 1")) {
            select.setString(1, domain);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    void remember(String domain, String idl) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "insert into platform.applied_domains (domain, sequence, idl)"
                                + " select ?, coalesce(max(sequence), 0) + 1, ?"
                                + " from platform.applied_domains where domain = ?")) {
            insert.setString(1, domain);
            insert.setString(2, idl);
            insert.setString(3, domain);
            insert.executeUpdate();
        }
    }

    /// Takes the current text back: the one before holds again.
    void forgetCurrent(String domain) throws SQLException {
        try (var delete =
                connection.prepareStatement(
                        "delete from platform.applied_domains where domain = ? and sequence ="
                                + " (select max(sequence) from platform.applied_domains where domain = ?)")) {
            delete.setString(1, domain);
            delete.setString(2, domain);
            delete.executeUpdate();
        }
    }

    private boolean known() throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select to_regclass('platform.applied_domains') is not null")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
