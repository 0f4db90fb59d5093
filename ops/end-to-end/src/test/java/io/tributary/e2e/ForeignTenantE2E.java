package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The owner's request gets 2xx; the identical request of a stranger, who owns another
/// organization, gets 403 or 404 on every route.
@Covers("PL-1")
class ForeignTenantE2E {
    private static Tenant mine;
    private static Tenant stranger;
    private static String campaign;
    private static String lead;

    @BeforeAll
    static void found_two_tenants() {
        mine = Tenant.found(RunningTributary.shared(), "mine");
        stranger = Tenant.found(RunningTributary.shared(), "stranger");
        campaign = mine.created("dialer.campaign.create", Map.of("name", "Mine"));
        ApiClient.Answer created =
                mine.accepted("dialer.lead.create", Map.of("phone", "+15550009001"));
        lead = created.json().get("id").asString();
        mine.owner()
                .getAfter(
                        mine.organization(),
                        "documents/dialer/leads/" + lead,
                        created.token().orElseThrow())
                .must(200);
    }

    static Stream<String> reads() {
        return Stream.of(
                "documents/dialer/leads",
                "documents/dialer/leads/{lead}",
                "documents/dialer/leads/{lead}/history",
                "documents/dialer/leads?phone=%2B15550009001",
                "documents/dialer/campaigns",
                "documents/dialer/campaigns/{campaign}",
                "documents/dialer/campaign_figures",
                "documents/dialer/campaign_figures/{campaign}",
                "documents/dialer/call_logs",
                "documents/dialer/dispositions",
                "documents/identity/organizations/{organization}",
                "documents/identity/organization_members",
                "documents/identity/organization_features",
                "dashboards/dialer/calls",
                "dashboards/identity/members",
                "freshness");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void a_stranger_reads_nothing(String path) {
        // Given
        String route = fill(path);
        assertThat(mine.owner().get(mine.organization(), route).status()).isEqualTo(200);

        // When
        ApiClient.Answer answer = stranger.owner().get(mine.organization(), route);

        // Then
        assertThat(answer.status()).isIn(403, 404);
        assertThat(answer.raw().body()).doesNotContain("15550009001").doesNotContain("\"Mine\"");
    }

    static Stream<String> foreignIds() {
        return Stream.of(
                "documents/dialer/leads/{lead}",
                "documents/dialer/leads/{lead}/history",
                "documents/dialer/campaigns/{campaign}",
                "documents/dialer/campaign_figures/{campaign}",
                "documents/identity/organizations/{organization}");
    }

    @ParameterizedTest
    @MethodSource("foreignIds")
    void a_foreign_id_in_the_own_organization_is_unknown(String path) {
        assertThat(stranger.owner().get(stranger.organization(), fill(path)).status())
                .isEqualTo(404);
    }

    static Stream<String> commands() {
        return Stream.of(
                "dialer.lead.create {\"phone\":\"+15550009002\"}",
                "dialer.lead.update {\"id\":\"{lead}\",\"company\":\"Stolen\"}",
                "dialer.lead.delete {\"id\":\"{lead}\"}",
                "dialer.campaign.launch {\"id\":\"{campaign}\"}",
                "identity.organization.update {\"id\":\"{organization}\",\"name\":\"Stolen\"}",
                "identity.organization_member.create"
                        + " {\"user_id\":\"{user}\",\"display_name\":\"Me\",\"role\":\"owner\"}");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_stranger_writes_nothing(String command) {
        // When
        ApiClient.Answer answer = post(stranger, mine.organization(), command);

        // Then
        assertThat(answer.status()).as(answer.raw().body()).isIn(403, 404);
    }

    static Stream<String> commandsWithForeignIds() {
        return commands().filter(c -> c.contains("{lead}") || c.contains("{campaign}"));
    }

    @ParameterizedTest
    @MethodSource("commandsWithForeignIds")
    void a_foreign_row_cannot_be_changed_from_the_own_organization(String command) {
        assertThat(post(stranger, stranger.organization(), command).status()).isEqualTo(404);
    }

    private static ApiClient.Answer post(Tenant who, UUID organization, String command) {
        String[] nameAndBody = command.split(" ", 2);
        return who.owner()
                .post(
                        "/v1/organizations/" + organization + "/commands/" + nameAndBody[0],
                        fill(nameAndBody[1]),
                        Map.of());
    }

    private static String fill(String template) {
        return template.replace("{lead}", lead)
                .replace("{campaign}", campaign)
                .replace("{organization}", mine.organization().toString())
                .replace("{user}", stranger.ownerName());
    }
}
