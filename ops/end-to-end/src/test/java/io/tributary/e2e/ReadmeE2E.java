package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the README tells a newcomer to type works as it stands.
class ReadmeE2E {
    private static final Pattern BLOCK =
            Pattern.compile("## First command, first query.*?\n```\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void the_first_command_can_be_queried_back() throws IOException, InterruptedException {
        // Given
        Path home = RunningTributary.shared().script().home();
        Matcher block = BLOCK.matcher(Files.readString(EntryScript.CHECKOUT.resolve("README.md")));
        assertThat(block.find()).isTrue();
        String typed =
                block.group(1).replaceAll("\\./tributary (\\w+)", "./tributary $1 --home " + home);

        // When
        Process shell =
                new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", typed)
                        .directory(EntryScript.CHECKOUT.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(shell.waitFor()).as(out).isZero();
        assertThat(out).contains("\"company\":\"Harbour\"");
    }
}
