package io.tributary.command.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What an uploaded file is.
enum ImportFormat {
    CSV("text", "csv"),
    NDJSON("application", "x-ndjson");

    private final MediaType mediaType;

    ImportFormat(String type, String subtype) {
        this.mediaType = new MediaType(type, subtype, StandardCharsets.UTF_8);
    }

    /// As in the database and in answers.
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType.toString();
    }

    static ImportFormat ofSpelling(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }

    /// Empty when it is another, or not in UTF-8.
    static Optional<ImportFormat> ofContentType(@Nullable String contentType) {
        try {
            MediaType given = MediaType.parseMediaType(contentType == null ? "" : contentType);
            boolean utf8 =
                    given.getCharset() == null || given.getCharset().equals(StandardCharsets.UTF_8);
            return Arrays.stream(values())
                    .filter(format -> utf8 && format.mediaType.equalsTypeAndSubtype(given))
                    .findFirst();
        } catch (InvalidMediaTypeException none) {
            return Optional.empty();
        }
    }
}
