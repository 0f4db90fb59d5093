package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the README tells a newcomer to type works as it stands.
class ReadmeE2E {
    @Test
    void the_first_command_can_be_queried_back() throws Exception {
        // When
        String out =
                DocumentedCommands.of("README.md", "## First command, first query")
                        .run(EntryScript.CHECKOUT, RunningTributary.shared().script().home());

        // Then
        assertThat(out).contains("\"company\":\"Harbour\"");
    }
}
