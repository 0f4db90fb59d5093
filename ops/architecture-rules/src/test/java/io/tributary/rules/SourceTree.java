package io.tributary.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
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

    /// Without what is built: another module's tests may be running there.
    private static List<Source> below(String part) {
        List<Source> sources = new ArrayList<>();
        try {
            Files.walkFileTree(
                    ROOT,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            String name = folder.getFileName().toString();
                            return !folder.equals(ROOT)
                                            && (name.equals("target") || name.startsWith("."))
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (file.toString().endsWith(".java")
                                    && file.toString().contains(part)) {
                                sources.add(new Source(file, read(file)));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sources.sort(Comparator.comparing(Source::path));
        return sources;
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
