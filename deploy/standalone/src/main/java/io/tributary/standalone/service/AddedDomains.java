package io.tributary.standalone.service;

import io.tributary.servers.home.Home;
import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The domains that were added to a run: `HOME/domains/<domain>/<domain>.avdl`. The services look
/// at this folder, so that a file comes here when the database is ready for it, and not before.
public final class AddedDomains {
    private final Home home;
    private final Path folder;

    private AddedDomains(Home home) {
        this.home = home;
        this.folder = home.folder("domains");
    }

    public static AddedDomains of(Home home) {
        return new AddedDomains(home);
    }

    public Path folder() {
        return folder;
    }

    /// A folder with the added domains and those of `more`, as it would be.
    ///
    /// @param active names that are taken
    /// @throws ServerFailure when `more` holds no domain, or one that is active already
    public Path with(Path more, List<String> active) {
        var domains = domainsIn(more);
        var taken = domains.stream().filter(active::contains).toList();
        if (!taken.isEmpty()) {
            throw new ServerFailure(
                    "Expected domains that do not run yet in %s, but found %s. Choose another name."
                            .formatted(more, String.join(", ", taken)));
        }
        if (domains.isEmpty()) {
            throw new ServerFailure(
                    "Expected %s to hold <domain>/<domain>.avdl, but found no such file."
                            .formatted(more));
        }
        var staged = home.directory().resolve("domains.planned");
        delete(staged);
        for (var source : List.of(folder, more)) {
            for (var domain : domainsIn(source)) {
                Home.writeSecretly(file(staged, domain), read(file(source, domain)));
            }
        }
        return staged;
    }

    /// The domains that are added already, and of which the plan says something else.
    public List<String> changedBy(Path staged) {
        return domainsIn(folder).stream()
                .filter(domain -> !read(file(folder, domain)).equals(read(file(staged, domain))))
                .toList();
    }

    /// Hands what was planned to the services.
    ///
    /// @return all domains that were added, now and before
    public List<String> take(Path staged) {
        var domains = domainsIn(staged);
        for (var domain : domains) {
            Home.writeSecretly(file(folder, domain), read(file(staged, domain)));
        }
        return domains;
    }

    /// Forgets what was planned.
    public void discard(Path staged) {
        delete(staged);
    }

    private static List<String> domainsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(domain -> Files.isRegularFile(file(folder, domain)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path folder, String domain) {
        return folder.resolve(domain).resolve(domain + ".avdl");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ServerFailure("Expected to read %s, but: %s".formatted(file, e), e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
