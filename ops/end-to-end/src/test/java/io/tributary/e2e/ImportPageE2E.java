package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody brings a file in at a browser.
class ImportPageE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final int MANY = 150_000;

    private static Tenant tenant;
    private static Console clerk;

    @TempDir Path folder;

    @BeforeAll
    static void sit_down() {
        tenant = Tenant.found(TRIBUTARY, "clerk");
        clerk = Console.start(TRIBUTARY, "clerk").signIn(TRIBUTARY.token(tenant.ownerName()));
    }

    @AfterAll
    static void close() {
        clerk.close();
    }

    @BeforeEach
    void open_the_page() {
        clerk.browser()
                .open(
                        TRIBUTARY
                                .endpoint("console")
                                .resolve("/console/o/%s/import".formatted(tenant.organization()))
                                .toString());
        clerk.settle().see("Drop a file here");
    }

    @Test
    void a_file_comes_in_and_what_was_refused_can_be_taken_home() throws IOException {
        // Given
        Path file = leads("spring.csv", 30, 300);
        clerk.browser().downloads(folder);

        // When
        choose(file, "skip");
        clerk.see("2 columns are understood").click("Import");

        // Then
        clerk.see("Imported").see("Download 1 refused");
        assertThat(counts()).containsExactly("299", "0", "0", "1");
        assertThat(clerk.barriersInEveryForm("import-done")).isEmpty();
        clerk.click("Download 1 refused");
        Path refused = folder.resolve("spring.refused.csv");
        await("the file of refused rows")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(refused));
        assertThat(Files.readString(refused)).contains("call me", "phone: Expected");
        clerk.click("Show leads").see("+4930");
    }

    @Test
    void a_column_that_nobody_knows_is_told_before_and_after_sending() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("odd.csv"), "phone,colour\n+49301,red\n");

        // When
        choose(file, "skip");
        clerk.see("No lead has colour").click("Import");

        // Then
        clerk.see("CMD-109");
        assertThat(clerk.barriersInEveryForm("import-refused")).isEmpty();
    }

    @Test
    void an_import_is_followed_and_cancelled() throws IOException {
        // Given
        choose(leads("many.csv", 40, MANY), "skip");

        // When
        clerk.click("Import").see("Importing");
        List<String> barriers = clerk.barriersInEveryForm("import-running");
        clerk.click("Cancel the import");

        // Then
        clerk.see("Cancelled").see("Another file");
        assertThat(barriers).isEmpty();
        assertThat(Integer.parseInt(counts().getFirst().replaceAll("\\D", ""))).isLessThan(MANY);
        assertThat(clerk.refused()).isEmpty();
    }

    @Test
    void the_empty_page_is_open_to_everybody() {
        assertThat(clerk.barriersInEveryForm("import")).isEmpty();
    }

    @Test
    void the_keyboard_does_all_of_it() {
        // When
        clerk.focus("#main");
        clerk.browser().press("Tab", 9);
        boolean file =
                clerk.browser().evaluate("document.activeElement.type === 'file'").asBoolean();
        clerk.browser().press("Tab", 9);

        // Then
        assertThat(file).isTrue();
        assertThat(clerk.browser().evaluate("document.activeElement.id").asString())
                .isEqualTo("import-target");
    }

    private static void choose(Path file, String existing) {
        clerk.browser().choose(".drop input", file);
        clerk.browser()
                .evaluate(
                        """
                        (() => { const target = document.getElementById('import-target'); target.value = 'dialer/lead';
                          target.dispatchEvent(new Event('change', { bubbles: true })); })()
                        """);
        clerk.see("Columns");
        clerk.browser()
                .evaluate(
                        "document.querySelector('[name=existing][value=%s]').click()"
                                .formatted(existing));
    }

    private static List<String> counts() {
        return List.of(
                clerk.browser()
                        .evaluate(
                                "[...document.querySelectorAll('.import-counts dd')].map(d => d.innerText).join(' ')")
                        .asString()
                        .split(" "));
    }

    /// The one in the middle is refused.
    ///
    /// @param area of the phone numbers; a number is one lead
    private Path leads(String name, int area, int rows) throws IOException {
        String lines =
                IntStream.range(0, rows)
                        .mapToObj(
                                i ->
                                        i == rows / 2
                                                ? "call me,Lead " + i
                                                : "+49%d%07d,Lead %d".formatted(area, i, i))
                        .collect(Collectors.joining("\n", "phone,last_name\n", "\n"));
        return Files.writeString(folder.resolve(name), lines);
    }
}
