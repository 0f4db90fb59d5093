package io.tributary.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The blocks of a page that a reader types, in their order.
final class DocumentedCommands {
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w*)\n(.*?)\n```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final List<String> blocks;

    private DocumentedCommands(List<String> blocks) {
        this.blocks = blocks;
    }

    /// @param page below the checkout
    static DocumentedCommands of(String page) throws IOException {
        return in(Files.readString(EntryScript.CHECKOUT.resolve(page)));
    }

    /// @param heading only the blocks of this section
    static DocumentedCommands of(String page, String heading) throws IOException {
        String text = Files.readString(EntryScript.CHECKOUT.resolve(page));
        int begin = text.indexOf(heading);
        if (begin < 0) {
            throw new AssertionError("Expected '" + heading + "' in " + page);
        }
        int end = text.indexOf("\n## ", begin + heading.length());
        return in(text.substring(begin, end < 0 ? text.length() : end));
    }

    private static DocumentedCommands in(String text) {
        return new DocumentedCommands(
                BLOCK.matcher(text)
                        .results()
                        .filter(block -> block.group(1).isEmpty())
                        .map(block -> block.group(2))
                        .toList());
    }

    /// Without the blocks that begin so, for a machine that has not what they need.
    DocumentedCommands without(String beginning) {
        return new DocumentedCommands(
                blocks.stream().filter(block -> !block.startsWith(beginning)).toList());
    }

    /// What typing them prints.
    ///
    /// @param home of the run that `./tributary` is told
    String run(Path directory, Path home) throws IOException, InterruptedException {
        String told =
                String.join("\n", blocks)
                        .replaceAll(
                                "\\./tributary (\\w+)",
                                EntryScript.CHECKOUT.resolve("tributary") + " $1 --home " + home);
        Process shell =
                new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", told)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (shell.waitFor() != 0) {
            throw new AssertionError("Exit code %d.%n%s".formatted(shell.exitValue(), out));
        }
        return out;
    }
}
