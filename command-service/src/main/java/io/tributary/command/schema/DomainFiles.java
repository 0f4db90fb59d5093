package io.tributary.command.schema;

import io.tributary.schemas.catalog.CatalogReader;
import io.tributary.schemas.catalog.DomainCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The IDL files of the active domains: `<directory>/<domain>/<domain>.avdl`.
public final class DomainFiles {
    private DomainFiles() {}

    /// Texts by domain.
    static Map<String, String> texts(Path directory, List<String> active) {
        Map<String, String> texts = new TreeMap<>();
        for (String domain : active) {
            Path file = directory.resolve(domain).resolve(domain + ".avdl");
            try {
                texts.put(domain, Files.readString(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(
                        "Expected the active domain %s at %s, but cannot read it."
                                .formatted(domain, file.toAbsolutePath()),
                        unreadable);
            }
        }
        return texts;
    }

    static DomainCatalog parse(Map<String, String> texts) {
        Map<String, String> files = new TreeMap<>();
        texts.forEach((domain, text) -> files.put(domain + "/" + domain + ".avdl", text));
        return CatalogReader.read(files);
    }

    /// @throws io.tributary.schemas.catalog.DomainMistake when a file is not as it must be
    public static DomainCatalog read(Path directory, List<String> active) {
        return parse(texts(directory, active));
    }
}
