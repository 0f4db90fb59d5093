package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.command.Trial.Reply;
import io.tributary.fixtures.Covers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportRightsIT {
    private final Trial trial = Trial.shared();

    @Test
    @Covers("PL-1")
    void another_organization_neither_imports_here_nor_sees_nor_cancels_what_is() {
        // Given
        Tenant owner = trial.found();
        Imports imports = new Imports(owner);
        String id = imports.send(Imports.leads(0, 3)).id();
        imports.awaitEnd(id);
        Tenant other = trial.found();
        Imports stranger = new Imports(owner.as(other.user()));
        Imports elsewhere = new Imports(other);

        // When
        List<Reply> strange =
                List.of(
                        stranger.send(Imports.leads(0, 3)),
                        stranger.see(id),
                        stranger.see(UUID.randomUUID().toString()),
                        stranger.cancel(id));
        List<Reply> foreign = List.of(elsewhere.see(id), elsewhere.cancel(id));

        // Then
        assertThat(strange).extracting(Reply::status).containsOnly(403);
        assertThat(strange).extracting(Reply::code).containsOnly("CMD-202");
        assertThat(foreign).extracting(Reply::code).containsOnly("CMD-310");
        assertThat(stranger.refused(id)).singleElement().asString().contains("CMD-202");
        assertThat(owner.count("platform.imports", "true")).isEqualTo(1);
        assertThat(other.count("platform.imports", "true")).isZero();
    }

    @Test
    @Covers("PL-1")
    void the_same_ids_in_another_organization_are_its_own_rows() {
        // Given
        Imports first = new Imports(trial.found());
        first.imported(Imports.leads(0, 20));
        Imports second = new Imports(trial.found());

        // When
        JsonNode state =
                second.imported("dialer/lead?existing=update", Imports.CSV, Imports.leads(0, 20));

        // Then
        assertThat(Imports.counts(state)).containsExactly(20L, 0L, 0L, 0L);
        assertThat(first.tenant().count("dialer.leads", "version = 1")).isEqualTo(20);
    }

    @Test
    @Covers("PL-1")
    void the_service_role_sees_imports_of_the_tenant_that_is_set_only() throws SQLException {
        // Given
        Imports imports = new Imports(trial.found());
        imports.imported("phone\nnone\n");

        // When
        List<Long> seen = new ArrayList<>();
        try (Connection connection = trial.connect("tributary_command");
                var statement = connection.createStatement()) {
            for (String table : List.of("imports", "import_parts", "import_refusals")) {
                try (var row = statement.executeQuery("select count(*) from platform." + table)) {
                    row.next();
                    seen.add(row.getLong(1));
                }
            }
        }

        // Then
        assertThat(imports.tenant().count("platform.import_refusals", "true")).isEqualTo(1);
        assertThat(seen).containsOnly(0L);
    }

    @Test
    void who_may_not_create_may_not_import() {
        // Given
        Tenant owner = trial.found();
        Imports member = new Imports(owner.member("member"));
        Imports viewer = new Imports(owner.member("viewer"));

        // When
        Reply campaigns = member.send("dialer/campaign", Imports.CSV, "name\nSpring\n");
        Reply leads = viewer.send(Imports.leads(0, 1));

        // Then
        assertThat(List.of(campaigns.code(), leads.code())).containsOnly("CMD-203");
        assertThat(owner.count("platform.imports", "true")).isZero();
    }

    @Test
    void an_import_ends_where_its_starter_loses_the_right() {
        // Given
        Tenant owner = trial.found();
        Tenant colleague = owner.member("member");
        Imports imports = new Imports(colleague);
        String file = Imports.leads(0, 20_000);

        // When
        String id = imports.send(file).id();
        imports.awaitRows(id, 1);
        trial.sql(
                "update identity.organization_members set status = 'suspended' where organization_id = '%s' and user_id = '%s'"
                        .formatted(owner.organization(), colleague.user()));
        JsonNode state = new Imports(owner).awaitEnd(id);

        // Then
        assertThat(state.path("status").asString()).isEqualTo("failed");
        assertThat(state.path("problem").path("code").asString()).isEqualTo("CMD-202");
        assertThat(imports.leads()).isEqualTo(state.path("created").asLong()).isLessThan(20_000);
    }
}
