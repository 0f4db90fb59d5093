package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.fixtures.Covers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Owners and members at the pages where people, rights and keys are looked after.
class ConsoleAdministrationE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    private static Tenant harbour;
    private static Console console;

    @BeforeAll
    static void an_owner_sits_at_the_console() {
        harbour = Tenant.found(TRIBUTARY, "harbour");
        for (String name : new String[] {"Grace", "Edsger", "Barbara"}) {
            added(name, "member");
        }
        console = Console.start(TRIBUTARY, "owner").signIn(TRIBUTARY.token(harbour.ownerName()));
    }

    @AfterAll
    static void close() {
        console.close();
    }

    @Test
    @Covers({"ID-3", "ID-13"})
    void several_members_are_given_a_role_and_shut_out_at_once() {
        // Given
        added("Ken", "member");
        added("Dennis", "member");
        console.go(harbour.organization(), "rows/identity/organization_members")
                .see("Ken")
                .see("Dennis");

        // When
        mark("Ken");
        mark("Dennis");
        console.click("With these");
        clickItem("Change role");
        console.set("Role", "editor").click("Change role").see("2 organization members: done.");
        console.see("Editor");
        mark("Ken");
        mark("Dennis");
        console.click("With these");
        clickItem("Suspend");
        console.click("Suspend").see("2 organization members: done.");

        // Then
        await("both to be suspended editors")
                .atMost(Duration.ofSeconds(30))
                .until(() -> members("role=editor&status=suspended").path("items").size() == 2);
    }

    @Test
    @Covers("ID-10")
    void a_key_is_shown_once_and_opens() {
        // Given
        console.go(harbour.organization(), "rows/identity/api_keys").settle();

        // When
        console.click("Create API key").fill("Name", "Web shop").fill("Prefix", "shop1");
        console.click("Create").see("Keep this now");
        String key =
                console.browser()
                        .evaluate("document.getElementById('secret-0').innerText")
                        .asString();
        assertThat(console.barriersInEveryForm("secret")).isEmpty();
        console.click("I have kept it").see("Web shop");

        // Then
        assertThat(key).startsWith("trb_shop1_");
        assertThat(console.browser().text()).doesNotContain(key);
        assertThat(
                        new ApiClient(
                                        TRIBUTARY.endpoint("command"),
                                        TRIBUTARY.endpoint("query"),
                                        key)
                                .send(
                                        harbour.organization(),
                                        "dialer.lead.create",
                                        Map.of("phone", "+15550606"))
                                .status())
                .isEqualTo(201);
    }

    @Test
    @Covers("ID-9")
    void the_link_of_an_invitation_makes_somebody_a_member() {
        // Given
        console.go(harbour.organization(), "rows/identity/invitations").settle();
        console.click("Create invitation").fill("Email", "lin@example.org");
        console.set("Expires", "2030-01-01T12:00:00").click("Create").see("Keep this now");
        String link =
                console.browser()
                        .evaluate("document.getElementById('secret-0').innerText")
                        .asString();
        console.click("I have kept it").see("lin@example.org");

        // When
        try (Console invited = Console.start(TRIBUTARY, "invited")) {
            invited.browser().open(link);
            invited.see("Sign in").focus("#token");
            invited.browser().type(TRIBUTARY.token(UUID.randomUUID().toString()));
            invited.click("Sign in").see("You are invited");
            assertThat(invited.barriersInEveryForm("join")).isEmpty();
            invited.click("Accept the invitation").fill("Display name", "Lin").click("Accept");

            // Then
            invited.see("You are a member now.").settle();
            assertThat(invited.browser().text()).contains("harbour", "Member");
            assertThat(invited.browser().evaluate("location.href").asString())
                    .doesNotContain(link.substring(link.indexOf('#')));
            assertThat(invited.refused()).isEmpty();
        }
    }

    @Test
    @Covers("ID-8")
    void a_role_of_ones_own_is_made_of_commands_and_given_to_a_member() {
        // Given
        String role =
                searchable(
                        "roles",
                        harbour.accepted(
                                "identity.role.create", Map.of("key", "caller", "name", "Caller")));
        console.go(harbour.organization(), "row/identity/roles/" + role).see("Caller");

        // When
        console.click("More");
        clickItem("Permit");
        console.fill("Permissions", "dialer.campaign.create").click("Permit");
        console.see("Role saved as version 2.").see("dialer.campaign.create");
        console.click("Create user role");
        console.browser().evaluate("document.getElementById('f-user_id').focus()");
        console.see("Grace");
        console.browser()
                .evaluate(
                        "[...document.querySelectorAll('[role=option]')].find(o => o.innerText === 'Grace')"
                                + ".dispatchEvent(new MouseEvent('mousedown', {bubbles: true}))");
        console.click("Create").see("User role saved as version 1.");

        // Then
        console.see("Grace");
    }

    @Test
    @Covers("ID-11")
    void the_audit_log_tells_who_did_what_and_is_narrowed() {
        // Given
        String member = added("Hedy", "viewer");
        harbour.owner()
                .send(
                        harbour.organization(),
                        "identity.organization_member.suspend",
                        Map.of("id", own()))
                .must(409);

        await("the refusal to be told")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                !harbour.owner()
                                        .get(harbour.organization(), "audit?outcome=refused")
                                        .must(200)
                                        .json()
                                        .path("items")
                                        .isEmpty());

        // When
        console.go(harbour.organization(), "audit")
                .see("Organization member: suspend")
                .see("CMD-308");

        // Then
        console.browser()
                .evaluate(
                        "location.hash = 'entity=identity.organization_members&outcome=accepted'; dispatchEvent(new PopStateEvent('popstate'))");
        await("only what was accepted")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !console.browser().text().contains("CMD-308"));
        console.see("Organization member: create").see("display name");
        assertThat(console.browser().text()).doesNotContain(member);
        assertThat(console.refused()).isEmpty();
    }

    @Test
    @Covers("ID-6")
    void a_person_keeps_a_profile_of_their_own() {
        // Given
        try (Console fresh = Console.start(TRIBUTARY, "own")) {
            fresh.signIn(TRIBUTARY.token(harbour.ownerName()));
            fresh.go(harbour.organization(), "account").see("Memberships").see("None yet.");

            // When
            fresh.click("New profile").fill("Display name", "Ada Lovelace").click("Save");

            // Then
            fresh.see("Profile saved.").see("Ada Lovelace");
            assertThat(fresh.barriersInEveryForm("account")).isEmpty();
            fresh.click("Edit Ada Lovelace").fill("Town", "London").click("Save").see("London");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rows/identity/organization_members, members",
        "rows/identity/api_keys, keys",
        "audit, audit"
    })
    void no_page_has_a_serious_barrier_or_is_wider_than_its_window(String path, String name) {
        // Given
        console.go(harbour.organization(), path).settle();
        if (name.equals("members")) {
            mark("Grace");
        }

        // Then
        assertThat(console.barriersInEveryForm(name)).isEmpty();
    }

    private static String added(String name, String role) {
        return searchable(
                "organization_members",
                harbour.accepted(
                        "identity.organization_member.create",
                        Map.of(
                                "user_id",
                                UUID.randomUUID().toString(),
                                "display_name",
                                name,
                                "role",
                                role)));
    }

    /// Waits until lists hold what was written.
    ///
    /// @return its id
    private static String searchable(String collection, ApiClient.Answer written) {
        harbour.owner()
                .getAfter(
                        harbour.organization(),
                        "documents/identity/" + collection,
                        written.token().orElseThrow())
                .must(200);
        return written.json().get("id").asString();
    }

    private static String own() {
        return members("user_id=" + harbour.ownerName())
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private static JsonNode members(String conditions) {
        return harbour.owner()
                .get(
                        harbour.organization(),
                        "documents/identity/organization_members?" + conditions)
                .must(200)
                .json();
    }

    private static void mark(String name) {
        String box = "document.querySelector('[aria-label=\"Mark %s\"]')".formatted(name);
        await("a box to mark " + name)
                .atMost(Duration.ofSeconds(60))
                .until(() -> console.browser().evaluate("!!" + box).asBoolean());
        console.browser().evaluate(box + ".click()");
    }

    /// The item of the menu that is open, by the first of its lines.
    private static void clickItem(String name) {
        console.browser()
                .evaluate(
                        "[...document.querySelectorAll('details[open] .menu-item')].find(i => i.innerText.startsWith('%s')).click()"
                                .formatted(name));
    }
}
