package io.tributary.command.schema;

import io.tributary.schemas.catalog.DomainCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The publication that the connector's slot reads: every captured table, the journal, and what the
/// connector itself writes, each as one table whatever its partitions are.
final class Publication {
    private static final String NAME = "tributary";

    private final Connection connection;

    Publication(Connection connection) {
        this.connection = connection;
    }

    /// The statements that bring the publication to the catalog; none when it is there. Tables are
    /// only ever added: a table that left the catalog stays until nobody reads it.
    List<String> changesFor(DomainCatalog catalog) throws SQLException {
        Set<String> wanted =
                new LinkedHashSet<>(
                        List.of("platform.journal", "platform.heartbeat", "platform.signals"));
        catalog.capturedEntities().forEach(e -> wanted.add(e.table().toString()));
        List<String> sql = new ArrayList<>();
        if (!exists()) {
            sql.add(
                    "create publication %s for table %s with (publish_via_partition_root = true)"
                            .formatted(NAME, String.join(", ", wanted)));
            return sql;
        }
        wanted.removeAll(published());
        for (String table : wanted) {
            sql.add("alter publication %s add table %s".formatted(NAME, table));
        }
        return sql;
    }

    private boolean exists() throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select from pg_publication where pubname = '" + NAME + "'")) {
            return rows.next();
        }
    }

    private Set<String> published() throws SQLException {
        Set<String> tables = new LinkedHashSet<>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select schemaname || '.' || tablename from pg_publication_tables"
                                        + " where pubname = '"
                                        + NAME
                                        + "'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
