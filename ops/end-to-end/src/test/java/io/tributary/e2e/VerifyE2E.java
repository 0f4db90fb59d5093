package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `verify` names each difference that was planted in OpenSearch behind the pipeline's back.
@Covers("PL-4")
class VerifyE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final DocumentStore DOCUMENTS = new DocumentStore(TRIBUTARY);
    private static Tenant tenant;
    private static List<String> leads;

    @BeforeAll
    static void fill() {
        tenant = Tenant.found(TRIBUTARY, "verify");
        String campaign = tenant.created("dialer.campaign.create", Map.of("name", "Verify"));
        leads =
                List.of("+15550007001", "+15550007002", "+15550007003").stream()
                        .map(p -> tenant.created("dialer.lead.create", Map.of("phone", p)))
                        .toList();
        String token =
                tenant.accepted(
                                "dialer.call_log.create",
                                Map.of(
                                        "lead_id",
                                        leads.getFirst(),
                                        "campaign_id",
                                        campaign,
                                        "started_at",
                                        "2026-04-04T09:00:00.000Z",
                                        "outcome",
                                        "interested"))
                        .token()
                        .orElseThrow();
        tenant.owner()
                .getAfter(
                        tenant.organization(),
                        "dashboards/dialer/calls?from=2026-04-01T00:00:00Z",
                        token)
                .must(200);
    }

    @AfterEach
    void repair() {
        verify("--repair");
        assertThat(verify().exitCode()).isZero();
    }

    @Test
    void an_undisturbed_run_has_no_difference() {
        EntryScript.Result verified = verify();

        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    @Test
    void a_changed_document_is_named() {
        // Given
        String key = key(leads.get(0));
        DOCUMENTS.ask(
                "POST",
                "/tributary-dialer-leads/_update/" + escaped(key) + routed(),
                "{\"doc\":{\"company\":\"Planted\"}}");

        // Then
        assertNamed(key);
    }

    @Test
    void a_removed_document_is_named() {
        // Given
        String key = key(leads.get(1));
        DOCUMENTS.ask("DELETE", "/tributary-dialer-leads/_doc/" + escaped(key) + routed(), "");

        // Then
        assertNamed(key);
    }

    @Test
    void an_added_document_is_named() {
        // Given
        JsonNode real =
                DOCUMENTS.ask(
                        "GET",
                        "/tributary-dialer-leads/_doc/" + escaped(key(leads.get(2))) + routed(),
                        "");
        String id = UUID.randomUUID().toString();
        String forged = real.get("_source").toString().replace(leads.get(2), id);
        DOCUMENTS.ask("PUT", "/tributary-dialer-leads/_doc/" + escaped(key(id)) + routed(), forged);

        // Then
        assertNamed(key(id));
    }

    @Test
    void an_altered_rollup_is_named() {
        // Given
        String query =
                "{\"query\":{\"term\":{\"organization_id\":\"%s\"}}}"
                        .formatted(tenant.organization());
        String id =
                DOCUMENTS
                        .ask("POST", "/tributary-dialer-calls/_search" + routed(), query)
                        .at("/hits/hits/0/_id")
                        .asString();
        DOCUMENTS.ask(
                "POST",
                "/tributary-dialer-calls/_update/" + escaped(id) + routed(),
                "{\"doc\":{\"calls\":99}}");

        // Then
        assertNamed(id);
    }

    private static void assertNamed(String key) {
        DOCUMENTS.ask("POST", "/tributary-dialer-*/_refresh", "");
        EntryScript.Result verified = verify();
        assertThat(verified.exitCode()).isNotZero();
        assertThat(verified.out() + verified.err()).contains(key);
    }

    private static EntryScript.Result verify(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--organization";
        arguments[1] = tenant.organization().toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return TRIBUTARY.script().run("verify", arguments);
    }

    private static String key(String id) {
        return tenant.organization() + "/" + id;
    }

    private static String escaped(String id) {
        return id.replace("/", "%2F").replace("~", "%7E");
    }

    private static String routed() {
        return "?routing=" + tenant.organization();
    }
}
