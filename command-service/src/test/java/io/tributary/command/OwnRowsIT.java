package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Rows of a person: only the person reaches them, at `/v1/users/me`.
@Covers({"PL-1", "ID-6", "ID-7"})
class OwnRowsIT {
    private static final String CREATE = "{\"display_name\": \"Ada\"}";

    private final Trial trial = Trial.shared();
    private final UUID ada = UUID.randomUUID();
    private final UUID eve = UUID.randomUUID();

    @Test
    void a_person_makes_changes_and_deletes_rows_of_their_own() {
        // Given
        Reply created = send(ada, "identity.profile.create", CREATE);
        String id = "{\"id\": \"%s\"%s}".formatted(created.id(), "%s");

        // When
        Reply updated =
                send(
                        ada,
                        "identity.profile.update",
                        id.formatted(", \"locale\": \"de\""),
                        "If-Match",
                        "\"1\"");
        Reply stale = send(ada, "identity.profile.update", id.formatted(""), "If-Match", "\"1\"");
        String owner = owned("identity.profiles", created.id());
        Reply deleted = send(ada, "identity.profile.delete", id.formatted(""));

        // Then
        assertThat(List.of(created.status(), updated.status(), stale.status(), deleted.status()))
                .as(created.toString() + updated)
                .containsExactly(201, 200, 409, 200);
        assertThat(owner).isEqualTo(ada + " 2");
        assertThat(owned("identity.profiles", created.id())).isNull();
    }

    @Test
    void a_stranger_neither_changes_nor_deletes_nor_refers_to_a_persons_row() {
        // Given
        String profile = send(ada, "identity.profile.create", CREATE).id();
        String device = send(ada, "identity.user_device.create", device()).id();

        // When
        List<Reply> replies =
                List.of(
                        send(
                                eve,
                                "identity.profile.update",
                                "{\"id\": \"%s\", \"locale\": \"de\"}".formatted(profile)),
                        send(eve, "identity.profile.delete", "{\"id\": \"%s\"}".formatted(profile)),
                        send(
                                eve,
                                "identity.user_device.delete",
                                "{\"id\": \"%s\"}".formatted(device)));

        // Then
        assertThat(replies).extracting(Reply::code).containsOnly("CMD-301");
        assertThat(owned("identity.profiles", profile)).isEqualTo(ada + " 1");
    }

    @Test
    void a_person_reads_their_own_rows_newest_first_and_nobody_elses() {
        // Given
        String first = send(ada, "identity.user_device.create", device()).id();
        String second = send(ada, "identity.user_device.create", device()).id();

        // When
        Reply own = trial.ask("GET", "/v1/users/me/rows/identity/user_devices", ada);
        Reply others = trial.ask("GET", "/v1/users/me/rows/identity/user_devices", eve);
        Reply shared = trial.ask("GET", "/v1/users/me/rows/identity/organization_members", ada);

        // Then
        assertThat(own.body().path("items"))
                .extracting(row -> row.path("id").asString())
                .containsExactly(second, first);
        assertThat(own.body().path("items").get(0).path("created_at").asString())
                .matches("[0-9T:-]{19}\\.[0-9]{3}Z");
        assertThat(others.body().path("items")).isEmpty();
        assertThat(shared.code()).isEqualTo("CMD-301");
    }

    @Test
    void nobody_says_whose_row_it_is() {
        Reply reply =
                send(
                        eve,
                        "identity.profile.create",
                        "{\"display_name\": \"Eve\", \"user_id\": \"%s\"}".formatted(ada));

        assertThat(reply.errors()).containsExactly("user_id unknown");
    }

    @Test
    void a_batch_is_the_persons_own_and_all_or_nothing() {
        // Given
        String foreign = send(ada, "identity.profile.create", CREATE).id();
        String create =
                "{\"command\": \"identity.user_device.create\", \"body\": %s}".formatted(device());
        String update =
                "{\"command\": \"identity.profile.update\", \"body\": {\"id\": \"%s\", \"locale\": \"de\"}}"
                        .formatted(foreign);

        // When
        Reply refused = batch(eve, create + "," + update);
        Reply accepted = batch(ada, create + "," + update);

        // Then
        assertThat(refused.code()).isEqualTo("CMD-301");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        assertThat(count("identity.user_devices", eve)).isZero();
        assertThat(count("identity.user_devices", ada)).isEqualTo(1);
    }

    @Test
    void the_same_key_of_two_people_is_not_the_same() {
        // When
        Reply first = send(ada, "identity.profile.create", CREATE, "Idempotency-Key", "k");
        Reply again = send(ada, "identity.profile.create", CREATE, "Idempotency-Key", "k");
        Reply other = send(eve, "identity.profile.create", CREATE, "Idempotency-Key", "k");

        // Then
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(count("identity.profiles", ada)).isEqualTo(1);
    }

    @Test
    void deleting_a_device_empties_the_references_of_the_persons_sessions() {
        // Given
        String device = send(ada, "identity.user_device.create", device()).id();
        trial.sql(
                "insert into identity.user_sessions (user_id, session_key, device_id, last_seen_at, expires_at) values ('%s', 'k', '%s', now(), now())"
                        .formatted(ada, device));

        // When
        Reply deleted =
                send(ada, "identity.user_device.delete", "{\"id\": \"%s\"}".formatted(device));

        // Then
        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(200);
        assertThat(
                        trial.sql(
                                "select count(*) from identity.user_sessions where user_id = '%s' and device_id is null"
                                        .formatted(ada)))
                .isEqualTo("1");
    }

    @Test
    void a_persons_commands_are_journaled_where_no_tenant_can_be() {
        // Given
        Tenant squatter = new Tenant(trial, ada, eve);
        squatter.send(
                "identity.organization.create",
                "{\"name\": \"Squat\", \"slug\": \"squat-%s\"}".formatted(eve));

        // When
        send(ada, "identity.profile.create", CREATE);

        // Then
        assertThat(squatter.count("platform.journal", "actor = '%s'".formatted(ada))).isZero();
        assertThat(
                        trial.sql(
                                "select organization_id || ' ' || command from platform.journal where actor = '%s'"
                                        .formatted(ada)))
                .isEqualTo("00000000-0000-0000-0000-000000000000 identity.profile.create");
    }

    @Test
    void each_address_has_the_commands_of_its_own_scope() {
        // Given
        Tenant owner = trial.found();

        // When
        List<String> codes =
                List.of(
                        send(ada, "dialer.lead.create", "{\"phone\": \"+4930123456\"}").code(),
                        send(ada, "identity.user_session.create", "{}").code(),
                        owner.send("identity.profile.create", CREATE).code());

        // Then
        assertThat(codes).containsOnly("CMD-102");
    }

    @Test
    void the_service_role_sees_only_the_person_that_is_set_and_only_in_that_transaction()
            throws SQLException {
        // Given
        send(ada, "identity.profile.create", CREATE);

        // When
        List<Long> seen = new ArrayList<>();
        try (Connection reused = trial.connect("tributary_command")) {
            reused.setAutoCommit(false);
            seen.add(profiles(reused));
            enter(reused, ada);
            seen.add(profiles(reused));
            reused.commit();
            seen.add(profiles(reused));
            enter(reused, eve);
            seen.add(profiles(reused));
        }

        // Then
        assertThat(seen).containsExactly(0L, 1L, 0L, 0L);
    }

    @Test
    void the_service_role_neither_writes_nor_changes_for_another_person() throws SQLException {
        // Given
        String profile = send(ada, "identity.profile.create", CREATE).id();

        // When
        int changed;
        try (Connection connection = trial.connect("tributary_command");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, eve);
            changed = statement.executeUpdate("update identity.profiles set locale = 'fr'");
            changed += statement.executeUpdate("delete from identity.profiles");

            // Then
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            "insert into identity.profiles (user_id, display_name) values ('%s', 'X')"
                                                    .formatted(ada)))
                    .hasMessageContaining("row-level security");
        }
        assertThat(changed).isZero();
        assertThat(owned("identity.profiles", profile)).isEqualTo(ada + " 1");
    }

    @Test
    void an_organizations_command_never_sees_a_persons_rows() throws SQLException {
        // Given
        Tenant owner = trial.found();
        send(owner.user(), "identity.profile.create", CREATE);

        // When
        long seen;
        try (Connection connection = trial.connect("tributary_command");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('tributary.organization', '%s', true)"
                            .formatted(owner.organization()));
            seen = profiles(connection);
        }

        // Then
        assertThat(seen).isZero();
    }

    private Reply send(UUID user, String command, String body, String... headers) {
        return trial.post(
                "/v1/users/me/commands/" + command,
                user,
                body.getBytes(StandardCharsets.UTF_8),
                headers);
    }

    private Reply batch(UUID user, String commands) {
        return trial.post(
                "/v1/users/me/commands",
                user,
                ("{\"commands\": [" + commands + "]}").getBytes(StandardCharsets.UTF_8));
    }

    /// Owner and version of the row.
    private String owned(String table, String id) {
        return trial.sql(
                "select user_id || ' ' || version from %s where id = '%s'".formatted(table, id));
    }

    private long count(String table, UUID user) {
        return Long.parseLong(
                String.valueOf(
                        trial.sql(
                                "select count(*) from %s where user_id = '%s'"
                                        .formatted(table, user))));
    }

    private static String device() {
        return "{\"fingerprint\": \"%s\"}".formatted(UUID.randomUUID());
    }

    private static void enter(Connection connection, UUID user) throws SQLException {
        try (var statement =
                connection.prepareStatement("select set_config('tributary.user', ?, true)")) {
            statement.setString(1, user.toString());
            statement.execute();
        }
    }

    private static long profiles(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from identity.profiles")) {
            row.next();
            return row.getLong(1);
        }
    }
}
