package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What happened to a row, from whoever did it to whoever asks.
class HistoryE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    @Test
    @Covers("PL-2")
    void a_row_tells_who_did_what_from_its_creation_to_its_removal() throws SQLException {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "history");
        UUID lead = UUID.randomUUID();
        String path = "documents/dialer/leads/" + lead + "/history";
        tenant.owner()
                .batch(
                        tenant.organization(),
                        List.of(create(lead, "+15550606"), create(UUID.randomUUID(), "+15550707")))
                .must(201);
        tenant.accepted("dialer.lead.update", Map.of("id", lead, "company", "Pier"));
        try (Connection outside = ChangeAudit.of(TRIBUTARY).superuser();
                Statement statement = outside.createStatement()) {
            statement.execute("update dialer.leads set age = 41 where id = '" + lead + "'");
        }
        tenant.owner()
                .send(
                        tenant.organization(),
                        "dialer.lead.update",
                        Map.of("id", lead, "phone", "nonsense"))
                .must(422);

        // When
        String token =
                tenant.accepted("dialer.lead.delete", Map.of("id", lead)).token().orElseThrow();
        JsonNode items =
                tenant.owner()
                        .getAfter(tenant.organization(), path, token)
                        .must(200)
                        .json()
                        .path("items");

        // Then
        String owner = tenant.ownerName();
        assertThat(items)
                .extracting(HistoryE2E::line)
                .containsExactly(
                        "delete dialer.lead.delete 3 " + owner,
                        "update external 3 database:postgres",
                        "update dialer.lead.update 2 " + owner,
                        "create dialer.lead.create 1 " + owner);
        assertThat(items.get(1).path("changes"))
                .hasToString("{\"age\":{\"before\":null,\"after\":41}}");
        assertThat(items.get(3).path("changes").path("phone").path("after").asString())
                .isEqualTo("+15550606");
        assertThat(items.toString()).doesNotContain("+15550707", "nonsense");
        JsonNode then =
                tenant.owner()
                        .getAfter(
                                tenant.organization(),
                                "documents/dialer/leads/" + lead + "?at=2",
                                token)
                        .must(200)
                        .json();
        assertThat(then.path("company").asString()).isEqualTo("Pier");
        assertThat(then.path("age").isNull()).isTrue();
        assertThat(then.path("version").asInt()).isEqualTo(2);
        String organization = tenant.organization().toString();
        TRIBUTARY.script().run("verify", "--organization", organization).mustSucceed();
        TRIBUTARY.script().run("verify", "--journal", "--organization", organization).mustSucceed();
    }

    private static String line(JsonNode entry) {
        return "%s %s %d %s"
                .formatted(
                        entry.path("operation").asString(),
                        entry.path("command").asString(),
                        entry.path("version").asInt(),
                        entry.path("actor").asString());
    }

    private static Map<String, Object> create(UUID id, String phone) {
        return Map.of(
                "command",
                "dialer.lead.create",
                "body",
                Map.of("id", id.toString(), "phone", phone));
    }
}
