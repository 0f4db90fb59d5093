package io.tributary.domains;

import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.DomainCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The folders of the domains that run.
///
/// @param directory holds `<domain>/<domain>.avdl` of the active ones, and perhaps others
/// @param active names of domains, in order
/// @param added a folder of which every domain runs, also those that come while the service runs;
///   it need not exist yet
public record DomainFolders(Path directory, List<String> active, Optional<Path> added) {
    private static final String SUFFIX = ".avdl";

    public DomainFolders {
        active = List.copyOf(active);
    }

    /// IDL texts by domain: the active ones in their order, then the added ones in that of their
    /// names. An active domain wins over an added one of its name.
    ///
    /// @throws UncheckedIOException naming the file that cannot be read
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String domain : active) {
            texts.put(domain, text(file(directory, domain)));
        }
        addedTexts().forEach(texts::putIfAbsent);
        return texts;
    }

    /// @throws UncheckedIOException naming the file that cannot be read
    /// @throws io.tributary.schemas.catalog.DomainMistake when a file is not as it must be
    public DomainCatalog read() {
        return parse(texts());
    }

    /// @param texts by domain
    /// @throws io.tributary.schemas.catalog.DomainMistake when one is not as it must be
    public static DomainCatalog parse(Map<String, String> texts) {
        Map<String, String> files = new LinkedHashMap<>();
        texts.forEach((domain, text) -> files.put(domain + "/" + domain + SUFFIX, text));
        return CatalogReader.read(files);
    }

    /// Writes the texts of added domains; the files of active ones are not ours to write.
    ///
    /// @param texts by domain
    /// @return the domains whose files say now what was given, in the order of their names
    /// @throws UncheckedIOException naming the file that cannot be written
    public List<String> write(Map<String, String> texts) {
        Map<String, String> ours = new TreeMap<>(texts);
        ours.keySet().removeAll(active);
        ours.keySet().retainAll(addedTexts().keySet());
        ours.forEach(this::write);
        return List.copyOf(ours.keySet());
    }

    private void write(String domain, String text) {
        Path file = file(added.orElseThrow(), domain);
        Path whole = file.resolveSibling(domain + SUFFIX + ".next");
        try {
            // Services that watch the folder never see half of a file.
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "Expected to write %s, but cannot.".formatted(file.toAbsolutePath()),
                    unwritable);
        }
    }

    private Map<String, String> addedTexts() {
        Map<String, String> texts = new TreeMap<>();
        if (added.isEmpty() || !Files.isDirectory(added.get())) {
            return texts;
        }
        try (var entries = Files.list(added.get())) {
            for (Path folder : entries.filter(Files::isDirectory).toList()) {
                String domain = folder.getFileName().toString();
                Path file = file(added.get(), domain);
                if (Files.isRegularFile(file)) {
                    texts.put(domain, text(file));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Expected to list the folder of domains %s, but cannot."
                            .formatted(added.get().toAbsolutePath()),
                    unreadable);
        }
        return texts;
    }

    private static Path file(Path directory, String domain) {
        return directory.resolve(domain).resolve(domain + SUFFIX);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Expected a domain at %s, but %s. Correct tributary.domains."
                            .formatted(
                                    file.toAbsolutePath(),
                                    unreadable instanceof NoSuchFileException
                                            ? "there is no such file"
                                            : "it cannot be read"),
                    unreadable);
        }
    }
}
