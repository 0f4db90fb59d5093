package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A row travels all stations: command, row, change, topic, projection, document, dashboard.
class JourneyE2E {
    private static Tenant tenant;
    private static String campaign;
    private static String lead;

    @BeforeAll
    static void found_a_tenant() {
        tenant = Tenant.found(RunningTributary.shared(), "journey");
        campaign = tenant.created("dialer.campaign.create", Map.of("name", "Spring"));
        lead = tenant.created("dialer.lead.create", Map.of("phone", phone()));
    }

    @Test
    void a_created_row_is_a_document_under_its_token() {
        // When
        ApiClient.Answer created =
                tenant.accepted(
                        "dialer.lead.create", Map.of("phone", phone(), "first_name", "Ada"));

        // Then
        JsonNode document = after(created, "documents/dialer/leads/" + id(created));
        assertThat(document.get("first_name").asString()).isEqualTo("Ada");
        assertThat(document.get("version").asInt()).isEqualTo(1);
    }

    @Test
    void an_update_replaces_only_what_it_names() {
        // Given
        String id =
                tenant.created(
                        "dialer.lead.create",
                        Map.of("phone", phone(), "first_name", "Grace", "company", "Navy"));

        // When
        ApiClient.Answer updated =
                tenant.accepted("dialer.lead.update", Map.of("id", id, "company", "Yale"));

        // Then
        JsonNode document = after(updated, "documents/dialer/leads/" + id);
        assertThat(document.get("company").asString()).isEqualTo("Yale");
        assertThat(document.get("first_name").asString()).isEqualTo("Grace");
        assertThat(document.get("version").asInt()).isEqualTo(2);
    }

    @Test
    void a_deleted_row_leaves_no_document() {
        // Given
        String id = tenant.created("dialer.lead.create", Map.of("phone", phone()));

        // When
        String token =
                tenant.accepted("dialer.lead.delete", Map.of("id", id)).token().orElseThrow();

        // Then
        tenant.owner()
                .getAfter(tenant.organization(), "documents/dialer/leads/" + id, token)
                .must(404);
    }

    @Test
    void a_list_under_a_token_holds_the_row_that_was_just_written() {
        // When
        String phone = phone();
        ApiClient.Answer created = tenant.accepted("dialer.lead.create", Map.of("phone", phone));

        // Then
        JsonNode list = after(created, "documents/dialer/leads?phone=" + phone.replace("+", "%2B"));
        assertThat(list.get("items")).hasSize(1);
    }

    @Test
    @Covers("DI-8")
    void calls_reach_the_dashboard_and_their_campaigns_figures() {
        // Given
        Instant start = Instant.parse("2026-03-02T10:05:00.000Z");
        call(start, "converted", true, true, 100);
        call(start.plusSeconds(3600), "no_answer", false, false, 0);

        // When
        ApiClient.Answer last = call(start.plusSeconds(86_400), "interested", true, false, 50);

        // Then
        JsonNode dashboard =
                after(
                        last,
                        "dashboards/dialer/calls?from=2026-03-01T00:00:00Z&to=2026-03-10T00:00:00Z");
        JsonNode totals = widget(dashboard, "totals").get("rows").get(0);
        assertThat(totals.get("calls").asInt()).isEqualTo(3);
        assertThat(totals.get("contacts").asInt()).isEqualTo(2);
        assertThat(totals.get("talk_seconds").asInt()).isEqualTo(150);
        assertThat(widget(dashboard, "by_day").get("rows")).hasSize(2);
        JsonNode figures = after(last, "documents/dialer/campaign_figures/" + campaign);
        assertThat(figures.get("calls").get("calls").asInt()).isEqualTo(3);
        assertThat(figures.get("name").asString()).isEqualTo("Spring");
    }

    private static JsonNode widget(JsonNode dashboard, String name) {
        for (JsonNode widget : dashboard.get("widgets")) {
            if (widget.get("name").asString().equals(name)) {
                return widget;
            }
        }
        throw new AssertionError("no widget " + name + " in " + dashboard);
    }

    private static ApiClient.Answer call(
            Instant at, String outcome, boolean contacted, boolean converted, int seconds) {
        return tenant.accepted(
                "dialer.call_log.create",
                Map.of(
                        "lead_id", lead,
                        "campaign_id", campaign,
                        "started_at", at.toString(),
                        "outcome", outcome,
                        "contacted", contacted,
                        "converted", converted,
                        "duration_seconds", seconds));
    }

    private static JsonNode after(ApiClient.Answer written, String path) {
        return tenant.owner()
                .getAfter(tenant.organization(), path, written.token().orElseThrow())
                .must(200)
                .json();
    }

    private static String id(ApiClient.Answer answer) {
        return answer.json().get("id").asString();
    }

    private static String phone() {
        long digits = UUID.randomUUID().getMostSignificantBits() & 0xfffffffffL;
        return "+1555" + "%011d".formatted(digits % 10_000_000_000L).substring(1);
    }
}
