package io.tributary.projector.verify;

import io.tributary.command.schema.SchemaMain;
import io.tributary.fixtures.RealServers;
import io.tributary.projector.settings.PostgresSettings;
import io.tributary.servers.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The journal of a real Postgres, whose entries a test writes and a tamperer changes.
final class TrialJournal {
    private final RealServers servers = RealServers.sharedWith(Server.POSTGRES);

    void create() {
        int code =
                SchemaMain.run(
                        List.of(
                                "apply",
                                "--tributary.postgres.url=" + url(),
                                "--tributary.postgres.username=postgres",
                                "--tributary.postgres.password="
                                        + servers.postgresPassword("postgres"),
                                "--tributary.domains.directory=../schemas/domains",
                                "--tributary.domains.active=identity"));
        if (code != 0) {
            throw new IllegalStateException("The schema could not be applied.");
        }
    }

    VerifyDatabase database() {
        return new VerifyDatabase(
                new PostgresSettings(
                        url(),
                        "tributary_verify",
                        servers.postgresPassword("tributary_verify"),
                        "tributary_repair",
                        ""));
    }

    private String url() {
        return servers.endpoints().postgresUrl();
    }

    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, servers.postgresPassword(role));
    }

    /// As a superuser with triggers off: what nobody else can do.
    void tamper(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    /// The first column of every row.
    List<String> query(String role, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect(role);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /// One transaction that enters so many entries.
    void enter(UUID organization, int entries) throws SQLException {
        tamper(entering(organization, entries));
    }

    static String entering(UUID organization, int entries) {
        return """
        insert into platform.journal
            (organization_id, actor, command, outcome, code, idempotency_key, changes)
        select '%s', 'database:ä', 'external,1:x', 'accepted', null, 'k-' || n,
            jsonb_build_array(jsonb_build_object('n', n, 'text', 'Grüße, "you"', 'none', null))
        from generate_series(1, %d) n"""
                .formatted(organization, entries);
    }

    /// As the command service does each second; returns how many entries.
    long seal() throws SQLException {
        return Long.parseLong(
                query("tributary_command", "select platform.seal_journal(1000)").getFirst());
    }
}
