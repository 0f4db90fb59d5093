package io.tributary.standalone.imports;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What is to be imported.
///
/// @param domain such as `dialer`
/// @param entity such as `lead`
/// @param existing `skip` or `update`
public record ImportOrder(
        Path file, UUID organization, String domain, String entity, String existing) {

    /// By the file's ending; empty when it is none that can be imported.
    public static Optional<String> mediaType(Path file) {
        return switch (ending(file)) {
            case "csv" -> Optional.of("text/csv");
            case "ndjson", "jsonl" -> Optional.of("application/x-ndjson");
            default -> Optional.empty();
        };
    }

    /// Beside the file: `leads.refused.csv` for `leads.csv`.
    Path refusedFile() {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(name.substring(0, dot) + ".refused" + name.substring(dot));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
