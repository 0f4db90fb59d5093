package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs in other languages than ours.
final class ForeignProgram {
    private ForeignProgram() {}

    /// Copies files of the test's resources below `target` and installs what their `package.json`
    /// names.
    ///
    /// @param name of the folder, here and among the resources
    static Path installed(String name, List<String> files)
            throws IOException, InterruptedException {
        Path folder = EntryScript.CHECKOUT.resolve("ops/end-to-end/target").resolve(name);
        Files.createDirectories(folder);
        for (String file : files) {
            try (var in =
                    ForeignProgram.class.getResourceAsStream("/%s/%s".formatted(name, file))) {
                Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        // Written by npm as its last step.
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            run(folder, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
        }
        return folder;
    }

    /// What the program printed; it must end well, within two minutes.
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("foreign", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(said.toFile())
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", command[0]).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s%s", command[0], out, Files.readString(said))
                .isZero();
        return out;
    }
}
