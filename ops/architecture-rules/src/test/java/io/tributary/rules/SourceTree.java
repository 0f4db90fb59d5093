package io.tributary.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The checkout's own Java sources, read as text.
final class SourceTree {
    /// The checkout: this module lies two folders below it.
    static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    private SourceTree() {}

    /// A source file and its text.
    record Source(Path path, String text) {
        int lines() {
            return (int) text.lines().count();
        }

        /// Relative to the checkout, with forward slashes.
        String name() {
            return ROOT.relativize(path).toString().replace('\\', '/');
        }
    }

    static List<Source> main() {
        return below("/src/main/java/");
    }

    static List<Source> tests() {
        return below("/src/test/java/");
    }

    private static List<Source> below(String part) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> f.toString().contains(part))
                    .filter(f -> !f.toString().contains("/target/"))
                    .sorted()
                    .map(f -> new Source(f, read(f)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of the folders in `folder`, in order.
    static List<String> folders(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .map(c -> c.getFileName().toString())
                    .filter(n -> !n.startsWith(".") && !n.equals("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
