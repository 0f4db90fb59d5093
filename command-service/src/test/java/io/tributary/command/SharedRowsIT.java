package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Rows that all organizations share, and those of the platform that none reaches.
@Covers({"PL-1", "LE-1"})
class SharedRowsIT {
    private final Trial trial = Trial.shared();
    private final Tenant platform = new Tenant(trial, new UUID(0, 0), UUID.randomUUID());

    @Test
    void an_operator_makes_and_changes_shared_rows() {
        // When
        Reply created = operate("learning.global_tag.create", tag());
        Reply updated =
                operate(
                        "learning.global_tag.update",
                        "{\"id\": \"%s\", \"category\": \"Level\"}".formatted(created.id()));

        // Then
        assertThat(List.of(created.status(), updated.status()))
                .as(created.toString() + updated)
                .containsExactly(201, 200);
        assertThat(
                        platform.count(
                                "learning.global_tags",
                                "id = '%s' and version = 2".formatted(created.id())))
                .isEqualTo(1);
        assertThat(created.header("Tributary-Token")).isEmpty();
    }

    @Test
    void without_the_platforms_role_nobody_writes_shared_rows_and_the_attempt_is_journaled() {
        // Given
        String shared = operate("learning.global_tag.create", tag()).id();
        Tenant owner = trial.found();
        Tenant intruder = new Tenant(trial, platform.organization(), owner.user());

        // When
        List<Reply> refused =
                List.of(
                        intruder.send("learning.global_tag.create", tag()),
                        intruder.send(
                                "learning.global_tag.update",
                                "{\"id\": \"%s\", \"name\": \"Mine\"}".formatted(shared)),
                        intruder.batch(
                                "{\"command\": \"learning.global_tag.create\", \"body\": %s}"
                                        .formatted(tag())));

        // Then
        assertThat(refused).extracting(Reply::code).containsOnly("CMD-203");
        assertThat(
                        platform.count(
                                "platform.journal",
                                "actor = '%s' and code = 'CMD-203'".formatted(owner.user())))
                .isEqualTo(3);
    }

    @Test
    void a_tenant_has_no_command_for_shared_rows_and_an_operator_none_for_a_tenants() {
        // Given
        Tenant owner = trial.found();

        // When
        Reply own = owner.send("learning.global_tag.create", tag());
        Reply operated =
                owner.as(UUID.randomUUID())
                        .send(
                                "dialer.lead.create",
                                "{\"phone\": \"+4930123456\"}",
                                "Authorization",
                                "Bearer " + trial.issuer().operatorToken(UUID.randomUUID()));

        // Then
        assertThat(own.code()).isEqualTo("CMD-102");
        assertThat(operated.code()).isEqualTo("CMD-202");
    }

    @Test
    void nobody_founds_the_reserved_organization() {
        Reply founded =
                platform.send(
                        "identity.organization.create",
                        "{\"name\": \"Zero\", \"slug\": \"zero-organization\"}");

        assertThat(founded.code()).isEqualTo("CMD-102");
        assertThat(platform.count("identity.organizations", "true")).isZero();
    }

    @Test
    void what_tenants_rows_may_refer_to_is_not_deleted() {
        // Given
        String id = "{\"id\": \"%s\"}";
        String tag = operate("learning.global_tag.create", tag()).id();

        // When
        Reply deleted = operate("learning.global_tag.delete", id.formatted(tag));

        // Then
        assertThat(deleted.code()).isEqualTo("CMD-102");
    }

    @Test
    void the_platforms_own_rows_have_no_command_at_all() {
        // Given
        Tenant owner = trial.found();
        String body = "{\"key\": \"acme\", \"name\": \"Acme\"}";

        // When
        List<String> codes =
                List.of(
                        owner.send("dialer.carrier.create", body).code(),
                        operate("dialer.carrier.create", body).code());

        // Then
        assertThat(codes).containsOnly("CMD-102");
    }

    @Test
    void inside_a_tenant_the_service_role_reads_shared_rows_but_does_not_write_them()
            throws SQLException {
        // Given
        String shared = operate("learning.global_tag.create", tag()).id();
        Tenant owner = trial.found();

        // When
        try (Connection connection = trial.connect("tributary_command");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('tributary.organization', '%s', true)"
                            .formatted(owner.organization()));
            var seen =
                    statement.executeQuery(
                            "select count(*) from learning.global_tags where id = '%s'"
                                    .formatted(shared));
            seen.next();
            long read = seen.getLong(1);
            int changed = statement.executeUpdate("update learning.global_tags set name = 'Mine'");
            changed += statement.executeUpdate("delete from learning.global_tags");

            // Then
            assertThat(read).isEqualTo(1);
            assertThat(changed).isZero();
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            "insert into learning.global_tags (organization_id, name, slug) values ('%s', 'X', 'x')"
                                                    .formatted(platform.organization())))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void the_service_role_cannot_even_name_the_platforms_tables() throws SQLException {
        try (Connection connection = trial.connect("tributary_command");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select count(*) from dialer.carriers"))
                    .hasMessageContaining("permission denied");
        }
    }

    private Reply operate(String command, String body) {
        return platform.send(
                command,
                body,
                "Authorization",
                "Bearer " + trial.issuer().operatorToken(platform.user()));
    }

    private static String tag() {
        return "{\"name\": \"Beginner\", \"slug\": \"t-%s\"}".formatted(UUID.randomUUID());
    }
}
