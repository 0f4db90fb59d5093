package io.tributary.schemas.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.schemas.contract.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest {
    private static final Optional<String> PROGRAM = Optional.of("application/json");
    private static final Optional<String> BROWSER =
            Optional.of("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

    @ParameterizedTest
    @EnumSource
    void every_code_says_what_it_means_and_what_to_do(ErrorCode code) {
        // When
        ProblemGuide guide = ProblemGuides.shipped().find(code.code()).orElseThrow();

        // Then
        assertThat(guide.meaning()).endsWith(".");
        assertThat(guide.expected()).endsWith(".");
        assertThat(guide.next()).endsWith(".");
        assertThat(guide.example())
                .containsEntry("type", "/problems/" + code.code())
                .containsEntry("title", code.title())
                .containsEntry("status", code.status())
                .containsEntry("code", code.code())
                .hasEntrySatisfying("detail", d -> assertThat(d).isNotEqualTo(code.title()));
    }

    @ParameterizedTest
    @EnumSource
    void every_page_is_whole_and_runs_nothing(ErrorCode code) {
        // When
        String page = text(code.code(), BROWSER);

        // Then
        assertThat(page)
                .contains(code.code(), code.title())
                .doesNotContainPattern("\\{(title|code|status|meaning|expected|next|example)\\}")
                .doesNotContainPattern("<script|<style|style=|\\son\\w+=|https?://");
    }

    @Test
    void a_code_without_a_text_is_told_by_its_name() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ProblemGuides.parse("## CMD-102\n\nNo such command.\n"))
                .withMessageContaining("explain CMD-101");
    }

    @Test
    void programs_get_json_and_everybody_else_a_page() {
        assertThat(text("CMD-103", PROGRAM)).startsWith("{").contains("\"next\"");
        assertThat(text("CMD-103", BROWSER)).startsWith("<!doctype html>");
        assertThat(text("CMD-103", Optional.empty())).startsWith("<!doctype html>");
    }

    @Test
    void the_list_names_every_code() {
        assertThat(text("", BROWSER)).contains("/problems/CMD-101", "/problems/QRY-504");
        assertThat(text("", PROGRAM)).contains("CMD-101", "QRY-504");
    }

    @Test
    void what_is_no_code_is_not_there() {
        assertThat(ProblemPages.find("CMD-000", BROWSER)).isEmpty();
        assertThat(ProblemPages.find("problems.md", BROWSER)).isEmpty();
    }

    private static String text(String name, Optional<String> accept) {
        ProblemPage page = ProblemPages.find(name, accept).orElseThrow();
        return new String(page.content(), StandardCharsets.UTF_8);
    }
}
