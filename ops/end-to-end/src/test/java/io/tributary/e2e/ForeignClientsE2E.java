package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.contract.OrganizationPartition;
import io.tributary.servers.home.Home;
import io.tributary.servers.home.Passwords;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Clients that know nothing of Tributary read its topics: kafkajs with the Confluent registry
/// client decodes rows; kcat prints keys, headers and partitions as documented.
class ForeignClientsE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final String TOPIC = "tributary.dialer.dispositions";
    private static final int PARTITIONS = 4;
    private static Tenant tenant;
    private static String id;

    @BeforeAll
    static void write_a_row_and_delete_another() {
        tenant = Tenant.found(TRIBUTARY, "foreign");
        id =
                tenant.created(
                        "dialer.disposition.create",
                        Map.of("code", "sold", "name", "Vendu à l'été", "outcome", "converted"));
        String other =
                tenant.created(
                        "dialer.disposition.create",
                        Map.of("code", "gone", "name", "Gone", "outcome", "failed"));
        String token =
                tenant.accepted("dialer.disposition.delete", Map.of("id", other))
                        .token()
                        .orElseThrow();
        tenant.owner()
                .getAfter(tenant.organization(), "documents/dialer/dispositions/" + id, token)
                .must(200);
    }

    @Test
    void a_javascript_client_decodes_rows_and_tombstones() throws Exception {
        // Given
        Path folder = ForeignProgram.installed("foreign", List.of("package.json", "decode.js"));

        // When
        String out =
                ForeignProgram.run(
                        folder,
                        "node",
                        "decode.js",
                        TRIBUTARY.endpointText("kafka"),
                        "admin",
                        password(),
                        TRIBUTARY.endpointText("registry"),
                        TOPIC,
                        tenant.organization().toString(),
                        "3");

        // Then
        List<JsonNode> own =
                out.lines()
                        .map(RunningTributary.JSON::readTree)
                        .filter(
                                r ->
                                        r.get("key")
                                                .asString()
                                                .startsWith(tenant.organization() + "/"))
                        .toList();
        assertThat(own).hasSize(3);
        JsonNode created = own.getFirst();
        assertThat(created.get("key").asString()).isEqualTo(tenant.organization() + "/" + id);
        assertThat(created.at("/value/name").asString()).isEqualTo("Vendu à l'été");
        assertThat(created.at("/value/version").asInt()).isEqualTo(1);
        assertThat(created.at("/headers/operation").asString()).isEqualTo("create");
        assertThat(created.at("/headers/command").asString())
                .isEqualTo("dialer.disposition.create");
        assertThat(created.at("/headers/actor").asString()).isEqualTo(tenant.ownerName());
        assertThat(own.getLast().get("value").isNull()).isTrue();
    }

    @Test
    void kcat_prints_keys_headers_and_partitions() throws Exception {
        // When
        String out =
                ForeignProgram.run(
                        Path.of("").toAbsolutePath(),
                        "kcat",
                        "-b",
                        TRIBUTARY.endpointText("kafka"),
                        "-X",
                        "security.protocol=SASL_PLAINTEXT",
                        "-X",
                        "sasl.mechanism=PLAIN",
                        "-X",
                        "sasl.username=admin",
                        "-X",
                        "sasl.password=" + password(),
                        "-X",
                        "isolation.level=read_committed",
                        "-C",
                        "-e",
                        "-q",
                        "-t",
                        TOPIC,
                        "-f",
                        "%p %k %h %S\\n");

        // Then
        List<String> own =
                out.lines().filter(l -> l.contains(tenant.organization().toString())).toList();
        assertThat(own).hasSize(3);
        assertThat(own.getFirst())
                .startsWith(
                        OrganizationPartition.of(tenant.organization(), PARTITIONS)
                                + " "
                                + tenant.organization()
                                + "/"
                                + id
                                + " ")
                .contains("operation=create")
                .contains("command=dialer.disposition.create");
        assertThat(own.getLast()).contains("operation=delete").endsWith(" -1");
    }

    private static String password() {
        return new Passwords(new Home(TRIBUTARY.script().home())).ofKafkaUser("admin");
    }
}
