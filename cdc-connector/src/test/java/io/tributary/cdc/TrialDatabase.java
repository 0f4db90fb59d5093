package io.tributary.cdc;

import io.tributary.command.schema.SchemaMain;
import io.tributary.fixtures.RealServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The trial domain's tables on the shared Postgres, and an audit of every change in them.
final class TrialDatabase {
    static final Path DOMAINS = Path.of("src", "test", "resources", "domains");

    private final RealServers servers = RealServers.shared();

    /// Makes the tables once; later calls find them there.
    void create() throws SQLException {
        int code =
                SchemaMain.run(
                        List.of(
                                "apply",
                                "--tributary.postgres.url=" + servers.endpoints().postgresUrl(),
                                "--tributary.postgres.username=postgres",
                                "--tributary.postgres.password="
                                        + servers.postgresPassword("postgres"),
                                "--tributary.domains.directory=" + DOMAINS,
                                "--tributary.domains.active=trial"));
        if (code != 0) {
            throw new IllegalStateException("The schema could not be applied.");
        }
        run(
                "create table if not exists trial.audit (seq bigserial, organization_id uuid,"
                        + " id uuid, operation text, version bigint, transaction xid8 default"
                        + " pg_current_xact_id())",
                """
                create or replace function trial.audit_change() returns trigger language plpgsql
                security definer as $$
                begin
                    insert into trial.audit (organization_id, id, operation, version) values (
                        coalesce(new.organization_id, old.organization_id),
                        coalesce(new.id, old.id), lower(tg_op), coalesce(new.version, old.version));
                    return null;
                end $$
                """,
                "create or replace trigger audit_change after insert or update or delete on"
                        + " trial.items for each row execute function trial.audit_change()");
    }

    Connection connect() throws SQLException {
        return connect("postgres");
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                servers.endpoints().postgresUrl(), role, servers.postgresPassword(role));
    }

    void run(String... statements) throws SQLException {
        runAs("postgres", statements);
    }

    /// Each statement is a transaction of its own, on one connection, as in psql.
    void runAs(String role, String... statements) throws SQLException {
        try (Connection connection = connect(role);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The first column of every row.
    List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /// Every row gone without a trace in the log of triggers, for a fresh start.
    void empty() throws SQLException {
        run(
                "set session_replication_role = replica; delete from trial.items;"
                        + " delete from platform.journal; delete from trial.audit");
    }

    static String insert(UUID organization, UUID id, String name) {
        return "insert into trial.items (organization_id, id, name) values ('%s', '%s', '%s')"
                .formatted(organization, id, name);
    }

    static String update(UUID organization, UUID id, String set) {
        return "update trial.items set %s where organization_id = '%s' and id = '%s'"
                .formatted(set, organization, id);
    }

    static String delete(UUID organization, UUID id) {
        return "delete from trial.items where organization_id = '%s' and id = '%s'"
                .formatted(organization, id);
    }
}
