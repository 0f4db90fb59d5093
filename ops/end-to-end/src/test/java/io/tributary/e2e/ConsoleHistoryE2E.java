package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The page of a document tells what happened to it, in a real browser.
class ConsoleHistoryE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    private final Tenant harbour = Tenant.found(TRIBUTARY, "harbour");

    @Test
    void a_time_line_stands_below_the_fields_and_stays_when_the_row_is_gone() {
        // Given
        String lead = harbour.created("dialer.lead.create", Map.of("phone", "+15550505"));
        String page = "row/dialer/leads/" + lead;
        ApiClient.Answer last = named(lead, "Pier 1");
        for (int i = 2; i <= 21; i++) {
            last = named(lead, "Pier " + i);
        }
        awaitHistory(lead, last);
        try (Console console = Console.start(TRIBUTARY, "history")) {
            console.signIn(TRIBUTARY.token(harbour.ownerName()));
            console.go(harbour.organization(), page).see("version 22");

            // When
            console.click("Edit").fill("Company", "Last Pier").click("Save").see("version 23");
            console.see("Pier 21").see("by you").click("Show older");

            // Then
            seeMoments(console, ".moment", 23);
            console.browser().evaluate("document.querySelector('.history').scrollIntoView()");
            assertThat(console.barriersInEveryForm("history")).isEmpty();
            assertThat(console.refused()).isEmpty();

            awaitHistory(lead, harbour.accepted("dialer.lead.delete", Map.of("id", lead)));
            console.go(harbour.organization(), "rows/dialer/leads").settle();
            console.go(harbour.organization(), page).see("There is no such document");
            seeMoments(console, ".moment.bad", 1);
        }
    }

    private ApiClient.Answer named(String lead, String company) {
        return harbour.accepted("dialer.lead.update", Map.of("id", lead, "company", company));
    }

    /// Until both the document and its history hold the command.
    private void awaitHistory(String id, ApiClient.Answer last) {
        harbour.owner()
                .getAfter(
                        harbour.organization(),
                        "documents/dialer/leads/%s/history".formatted(id),
                        last.token().orElseThrow())
                .must(200);
    }

    private static void seeMoments(Console console, String selector, int many) {
        String shown = "document.querySelectorAll('%s').length".formatted(selector);
        await("%d of %s".formatted(many, selector))
                .atMost(Duration.ofSeconds(60))
                .until(() -> console.browser().evaluate(shown).asInt() == many);
    }
}
