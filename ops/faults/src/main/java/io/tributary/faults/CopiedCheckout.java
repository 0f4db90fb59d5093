package io.tributary.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of a checkout in another place, where they may be broken.
///
/// What was built there before stays, so that a trial builds little. A file that differs is copied
/// with the time of the copy: the build must see that it changed, even when it changed back.
final class CopiedCheckout {
    private final Path checkout;
    private final Path tree;

    CopiedCheckout(Path checkout, Path tree) {
        this.checkout = checkout;
        this.tree = tree;
    }

    /// Makes the copy equal to the checkout; says where it is.
    Path refresh() throws IOException, InterruptedException {
        Files.createDirectories(tree);
        Set<Path> wanted = new HashSet<>();
        for (String file : listed()) {
            Path from = checkout.resolve(file);
            if (Files.isRegularFile(from)) {
                Path to = tree.resolve(file);
                wanted.add(to);
                copy(from, to);
            }
        }
        for (Path left : sources()) {
            if (!wanted.contains(left)) {
                Files.delete(left);
            }
        }
        return tree;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.mismatch(from, to) < 0) {
            return;
        }
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> listed() throws IOException, InterruptedException {
        Process listing =
                new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard")
                        .directory(checkout.toFile())
                        .start();
        List<String> files = listing.inputReader().readAllLines();
        listing.waitFor();
        return files;
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> tree.relativize(f).toString().contains("src/"))
                    .filter(f -> !tree.relativize(f).toString().contains("target/"))
                    .toList();
        }
    }
}
