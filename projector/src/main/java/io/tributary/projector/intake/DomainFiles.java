package io.tributary.projector.intake;

import io.tributary.projector.settings.DomainsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the IDL texts of the active domains.
final class DomainFiles {
    private DomainFiles() {}

    /// File name to text, in the order of the setting.
    static Map<String, String> read(DomainsSettings settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String domain : settings.active()) {
            Path file = settings.folder().resolve(domain).resolve(domain + ".avdl");
            try {
                texts.put(file.getFileName().toString(), Files.readString(file));
            } catch (IOException missing) {
                throw new UncheckedIOException(
                        "Expected the domain file %s, but it cannot be read. Correct tributary.domains."
                                .formatted(file),
                        missing);
            }
        }
        return texts;
    }
}
