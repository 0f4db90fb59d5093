package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("PL-1")
class IsolationIT {
    private final Trial trial = Trial.shared();

    @Test
    void a_stranger_is_refused_where_the_owner_is_not() {
        // Given
        Tenant owner = trial.found();
        Tenant stranger = owner.as(trial.found().user());
        String lead = owner.lead("+4930123456");
        List<List<String>> commands =
                List.of(
                        List.of("dialer.lead.create", "{\"phone\": \"+4930123457\"}"),
                        List.of(
                                "dialer.lead.update",
                                "{\"id\": \"%s\", \"age\": 9}".formatted(lead)),
                        List.of("identity.organization.update", "{\"name\": \"Mine\"}"),
                        List.of("identity.organization.suspend", "{}"),
                        List.of(
                                "identity.organization_member.create",
                                "{\"user_id\": \"%s\", \"display_name\": \"X\"}"
                                        .formatted(stranger.user())),
                        List.of("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(lead)));

        // When
        List<Integer> strange = new ArrayList<>();
        commands.forEach(c -> strange.add(stranger.send(c.get(0), c.get(1)).status()));
        Reply batch =
                stranger.batch(
                        "{\"command\": \"dialer.lead.create\", \"body\": {\"phone\":"
                                + " \"+4930123458\"}}");
        Reply own = owner.send("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(lead));

        // Then
        assertThat(strange).containsOnly(403);
        assertThat(batch.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(200);
    }

    @Test
    void a_row_of_another_organization_cannot_be_reached_by_its_id() {
        // Given
        Tenant owner = trial.found();
        String lead = owner.lead("+4930123456");
        Tenant other = trial.found();

        // When
        Reply updated =
                other.send("dialer.lead.update", "{\"id\": \"%s\", \"age\": 9}".formatted(lead));
        Reply deleted = other.send("dialer.lead.delete", "{\"id\": \"%s\"}".formatted(lead));
        Reply referred =
                other.send(
                        "dialer.call_log.create",
                        "{\"lead_id\": \"%s\", \"started_at\": \"2026-11-21T10:00:00Z\", \"outcome\": \"busy\"}"
                                .formatted(lead));

        // Then
        assertThat(List.of(updated.status(), deleted.status(), referred.status()))
                .containsExactly(404, 404, 422);
        assertThat(owner.count("dialer.leads", "version = 1")).isEqualTo(1);
    }

    @Test
    void the_service_role_sees_nothing_without_a_tenant() throws SQLException {
        // Given
        Tenant owner = trial.found();
        owner.lead("+4930123456");

        // When
        List<Long> seen = new ArrayList<>();
        try (Connection connection = trial.connect("tributary_command")) {
            for (String table : protectedTables()) {
                seen.add(count(connection, table));
            }
        }

        // Then
        assertThat(seen).isNotEmpty().containsOnly(0L);
    }

    @Test
    void the_service_role_sees_only_the_tenant_that_is_set_and_only_in_that_transaction()
            throws SQLException {
        // Given
        Tenant owner = trial.found();
        owner.lead("+4930123456");
        Tenant other = trial.found();

        // When
        try (Connection reused = trial.connect("tributary_command")) {
            reused.setAutoCommit(false);
            enter(reused, owner.organization());
            long own = count(reused, "dialer.leads");
            reused.commit();
            enter(reused, other.organization());
            long foreign = count(reused, "dialer.leads");
            reused.rollback();
            long afterwards = count(reused, "dialer.leads");

            // Then
            assertThat(List.of(own, foreign, afterwards)).containsExactly(1L, 0L, 0L);
        }
    }

    @Test
    void the_service_role_cannot_write_for_another_tenant() throws SQLException {
        // Given
        Tenant owner = trial.found();
        Tenant other = trial.found();

        // When
        try (Connection connection = trial.connect("tributary_command");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, other.organization());

            // Then
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            "insert into dialer.leads (organization_id, phone) values ('%s', '+4930123456')"
                                                    .formatted(owner.organization())))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void no_partition_can_be_named_directly() throws SQLException {
        // Given
        List<String> partitions = partitions();
        Tenant owner = trial.found();

        // When
        List<String> readable = new ArrayList<>();
        try (Connection connection = trial.connect("tributary_command")) {
            for (String partition : partitions) {
                connection.setAutoCommit(false);
                enter(connection, owner.organization());
                if (mayRead(connection, partition)) {
                    readable.add(partition);
                }
                connection.rollback();
            }
        }

        // Then
        assertThat(partitions.size()).isGreaterThan(50);
        assertThat(readable).isEmpty();
    }

    @Test
    void truncate_is_refused_even_to_the_superuser() {
        assertThatThrownBy(() -> trial.sql("truncate dialer.leads cascade"))
                .hasMessageContaining("TRUNCATE");
    }

    @Test
    void nobody_from_outside_may_name_the_actor_of_a_change() throws SQLException {
        try (Connection outside = trial.connect("tributary_outside");
                var statement = outside.createStatement()) {
            for (String content : List.of("'{}'::text", "'{}'::bytea")) {
                assertThatThrownBy(
                                () ->
                                        statement.execute(
                                                "select pg_logical_emit_message(true,"
                                                        + " 'tributary.context', %s)"
                                                                .formatted(content)))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private static boolean mayRead(Connection connection, String partition) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select count(*) from " + partition);
            return true;
        } catch (SQLException refused) {
            if (!"42501".equals(refused.getSQLState())) {
                throw refused;
            }
            return false;
        }
    }

    private static void enter(Connection connection, UUID organization) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select set_config('tributary.organization', ?, true)")) {
            statement.setString(1, organization.toString());
            statement.execute();
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> protectedTables() {
        return List.of(
                "dialer.leads",
                "dialer.campaigns",
                "dialer.call_logs",
                "identity.organizations",
                "identity.organization_members",
                "identity.organization_features",
                "platform.journal",
                "platform.reservations",
                "platform.idempotency_keys");
    }

    private List<String> partitions() {
        return List.of(
                String.valueOf(
                                trial.sql(
                                        "select string_agg(inhrelid::regclass::text, ',') from"
                                                + " pg_inherits i join pg_class c on c.oid = i.inhrelid"
                                                + " where c.relkind = 'r'"))
                        .split(","));
    }
}
