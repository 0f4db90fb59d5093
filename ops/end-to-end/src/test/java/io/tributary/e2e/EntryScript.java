package io.tributary.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Calls `./tributary` as a person would, for one home.
final class EntryScript {
    static final Path CHECKOUT = checkout();

    private final Path home;
    private final Map<String, String> environment;

    EntryScript(Path home) {
        this(home, Map.of());
    }

    /// @param environment on top of this process's own
    EntryScript(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    Path home() {
        return home;
    }

    /// What a call printed and how it ended.
    record Result(int exitCode, String out, String err) {
        Result mustSucceed() {
            if (exitCode != 0) {
                throw new AssertionError("Exit code %d.%n%s%n%s".formatted(exitCode, out, err));
            }
            return this;
        }
    }

    /// Runs a verb to its end; at most ten minutes. What it prints is kept elsewhere, since the
    /// home may have to be empty.
    Result run(String verb, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(CHECKOUT.resolve("tributary").toString());
        command.add(verb);
        command.add("--home");
        command.add(home.toString());
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("tributary", ".out");
            Path err = Files.createTempFile("tributary", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(CHECKOUT.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(verb + " did not end within ten minutes");
            }
            Result result = new Result(process.exitValue(), Files.readString(out), saidIn(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Without what the JVM says of the tests' own options.
    private static String saidIn(Path file) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("tributary"))) {
            Path parent = here.getParent();
            if (parent == null) {
                throw new IllegalStateException("Expected to run inside a checkout of Tributary.");
            }
            here = parent;
        }
        return here;
    }
}
