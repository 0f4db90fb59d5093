package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two people of two organizations at two browsers.
class ConsoleE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    private static Tenant harbour;
    private static Tenant orchard;
    private static String lead;
    private static Console left;
    private static Console right;

    @BeforeAll
    static void two_organizations_sit_side_by_side() {
        harbour = Tenant.found(TRIBUTARY, "harbour");
        orchard = Tenant.found(TRIBUTARY, "orchard");
        lead = fill(harbour, "+15550101", "Harbour Pilots");
        fill(orchard, "+15550202", "Orchard Growers");
        left = Console.start(TRIBUTARY, "left").signIn(TRIBUTARY.token(harbour.ownerName()));
        right = Console.start(TRIBUTARY, "right").signIn(TRIBUTARY.token(orchard.ownerName()));
    }

    @AfterAll
    static void close() {
        List.of(left, right).forEach(Console::close);
    }

    private static String fill(Tenant tenant, String phone, String company) {
        String campaign = tenant.created("dialer.campaign.create", Map.of("name", company));
        String created =
                tenant.created(
                        "dialer.lead.create",
                        Map.of("phone", phone, "company", company, "campaign_id", campaign));
        List<Map<String, Object>> calls = new ArrayList<>();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int i = 0; i < 90; i++) {
            Map<String, Object> call =
                    Map.of(
                            "lead_id",
                            created,
                            "campaign_id",
                            campaign,
                            "started_at",
                            today.minusDays(i % 23)
                                    .atTime(8 + i % 9, i % 60)
                                    .toInstant(ZoneOffset.UTC)
                                    .toString(),
                            "outcome",
                            List.of("converted", "declined", "no_answer").get(i % 3),
                            "contacted",
                            i % 3 < 2,
                            "converted",
                            i % 3 == 0,
                            "duration_seconds",
                            30 + i,
                            "handle_seconds",
                            60 + i);
            calls.add(Map.of("command", "dialer.call_log.create", "body", call));
        }
        String token =
                tenant.owner().batch(tenant.organization(), calls).must(201).token().orElseThrow();
        await("the board to hold the calls")
                .atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                tenant.owner()
                                                .getAfter(
                                                        tenant.organization(),
                                                        "dashboards/dialer/calls",
                                                        token)
                                                .status()
                                        == 200);
        return created;
    }

    @Test
    @Covers("PL-1")
    void each_browser_shows_its_own_organization_only() {
        // When
        left.go(harbour.organization(), "rows/dialer/leads").see("+15550101");
        right.go(orchard.organization(), "rows/dialer/leads").see("+15550202");

        // Then
        assertThat(left.browser().text()).contains("harbour").doesNotContain("+15550202");
        assertThat(right.browser().text()).contains("orchard").doesNotContain("+15550101");
    }

    @Test
    @Covers("PL-1")
    void the_address_of_another_organization_opens_nothing() {
        // When
        right.go(harbour.organization(), "row/dialer/leads/" + lead).see("QRY-202");

        // Then
        assertThat(right.browser().text()).doesNotContain("+15550101", "Harbour");
    }

    @Test
    void what_a_form_writes_is_shown_at_once() {
        // Given
        left.go(harbour.organization(), "rows/dialer/leads").settle().click("New lead");

        // When
        left.fill("Phone", "+15550303").fill("Company", "Third Pier").click("Save");

        // Then
        left.see("Lead saved as version 1.").see("Third Pier");
        left.go(harbour.organization(), "rows/dialer/leads").see("+15550303");
    }

    @Test
    void an_edit_names_only_what_changed() {
        // Given
        ApiClient.Answer written =
                harbour.owner()
                        .send(
                                harbour.organization(),
                                "dialer.lead.create",
                                Map.of("phone", "+15550404", "company", "Old Pier"))
                        .must(201);
        String edited = written.json().get("id").asString();
        harbour.owner()
                .getAfter(
                        harbour.organization(),
                        "documents/dialer/leads/" + edited,
                        written.token().orElseThrow())
                .must(200);
        left.go(harbour.organization(), "row/dialer/leads/" + edited).see("Old Pier");

        // When
        left.click("Edit").fill("Company", "New Pier").click("Save");

        // Then
        left.see("Lead saved as version 2.").see("New Pier").see("+15550404");
    }

    @Test
    void every_mistake_stands_at_its_field_at_once() {
        // Given
        left.go(harbour.organization(), "rows/dialer/leads").settle().click("New lead");

        // When
        left.fill("Phone", "call me").fill("Email", "nobody").click("Save").see("CMD-103");

        // Then
        assertThat(
                        left.browser()
                                .evaluate("document.querySelectorAll('.field.wrong').length")
                                .asInt())
                .isEqualTo(2);
        left.escape();
        left.click("Leave");
    }

    @Test
    void the_keyboard_reaches_search_and_leaves_panels() {
        // Given
        left.go(harbour.organization(), "rows/dialer/leads").settle();

        // When
        left.focus("#main");
        left.browser().press("/", 191);

        // Then
        assertThat(left.browser().evaluate("document.activeElement.type").asString())
                .isEqualTo("search");
        left.click("New lead").see("Number to call");
        left.escape();
        assertThat(left.browser().evaluate("!document.querySelector('dialog')").asBoolean())
                .isTrue();
    }

    @Test
    void somebody_without_an_organization_can_found_one() {
        // Given
        String user = UUID.randomUUID().toString();
        try (Console fresh = Console.start(TRIBUTARY, "fresh")) {
            fresh.signIn(TRIBUTARY.token(user)).see("You are in no organization yet");

            // When
            fresh.click("Found an organization")
                    .fill("Name", "Meadow")
                    .fill("Slug", "meadow-" + user.substring(0, 8))
                    .click("Create");

            // Then
            fresh.see("You own it").settle();
            assertThat(fresh.browser().text()).contains("Meadow", "Owner");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "board/dialer/calls, board",
        "rows/dialer/leads, table",
        "row/dialer/leads/LEAD, document",
        "pipeline, pipeline"
    })
    void no_page_has_a_serious_barrier_or_is_wider_than_its_window(String path, String name) {
        // Given
        left.go(harbour.organization(), path.replace("LEAD", lead)).settle();

        // When
        List<String> found = left.barriersInEveryForm(name);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    @Covers("PL-7")
    void the_page_runs_nothing_but_its_own_files() {
        // When
        left.go(harbour.organization(), "board/dialer/calls").settle();
        left.go(harbour.organization(), "rows/dialer/leads").settle();

        // Then
        assertThat(left.refused()).isEmpty();
        assertThat(left.browser().evaluate("localStorage.getItem('tributary.token')").isNull())
                .isTrue();
    }
}
