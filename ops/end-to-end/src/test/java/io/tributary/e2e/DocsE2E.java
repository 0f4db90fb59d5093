package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.fixtures.Covers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Somebody who builds on the API reads what there is, at a browser.
class DocsE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();

    private static Console reader;

    @BeforeAll
    static void open_a_browser() {
        reader = Console.start(TRIBUTARY, "reader");
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @Test
    void commands_queries_and_topics_are_there_without_a_token() {
        // When
        open("/docs/").see("Write, read, follow");

        // Then
        assertThat(reader.browser().text()).contains("OpenAPI 3.1.0", "AsyncAPI 3.0.0", "Dialer");
        assertThat(reader.browser().text()).doesNotContain("does not answer");
    }

    @ParameterizedTest
    @CsvSource({
        "commands/dialer.lead.create, Number to call",
        "queries/list_dialer_leads, next_cursor",
        "topics/tributary.dialer.leads, SASL_PLAINTEXT"
    })
    void a_page_tells_what_is_taken_and_answered(String page, String told) {
        // When
        open("/docs/" + page).settle();
        reader.browser()
                .evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)");

        // Then
        reader.see(told);
    }

    @Test
    void the_search_finds_by_part_of_a_name() {
        // Given
        open("/docs/").settle();

        // When
        reader.browser().press("/", 191);
        reader.browser().type("lead create");

        // Then
        reader.see("lead.create").click("lead.create").see("Number to call");
    }

    @Test
    void what_is_described_can_be_sent_from_there() {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "reader");
        try (Console signed = Console.start(TRIBUTARY, "sender")) {
            signed.signIn(TRIBUTARY.token(tenant.ownerName())).settle();
            signed.browser().open(address("query", "/docs/commands/dialer.lead.create"));
            signed.settle().see("This is no rehearsal").see("reader");

            // When
            signed.click("Send");

            // Then
            signed.see("201").see("\"version\": 1");
            assertThat(signed.refused()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/, docs-start",
        "/docs/commands/dialer.lead.create, docs-command",
        "/docs/queries/list_dialer_leads, docs-query",
        "/docs/topics/tributary.dialer.leads, docs-topic",
        "/docs/commands/nothing.at.all, docs-nothing"
    })
    void no_page_has_a_serious_barrier_or_is_wider_than_its_window(String path, String name) {
        // Given
        open(path).settle();

        // When
        List<String> found = reader.barriersInEveryForm(name);

        // Then
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "command, /problems/CMD-302, problem",
        "query, /problems/QRY-501, problem-of-queries",
        "query, /problems, problems"
    })
    void the_page_of_a_problem_can_be_read_by_everybody(String service, String path, String name) {
        // Given
        reader.browser().open(address(service, path));
        reader.settle();

        // When
        List<String> found = reader.barriersInEveryForm(name);

        // Then
        assertThat(found).isEmpty();
        assertThat(reader.refused()).isEmpty();
    }

    @Test
    @Covers("PL-7")
    void the_pages_run_nothing_but_their_own_files() {
        // When
        open("/docs/topics/tributary.dialer.leads").settle();
        reader.browser().evaluate("document.querySelector('.docs-home').click()");
        reader.see("Write, read, follow");

        // Then
        assertThat(reader.refused()).isEmpty();
    }

    private static Console open(String path) {
        reader.browser().open(address("query", path));
        return reader;
    }

    private static String address(String service, String path) {
        return TRIBUTARY.endpoint(service).resolve(path).toString();
    }
}
