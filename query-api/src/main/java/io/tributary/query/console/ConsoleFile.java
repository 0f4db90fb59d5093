package io.tributary.query.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/// One static file, plain and packed.
record ConsoleFile(byte[] plain, byte[] packed, MediaType type) {
    private static final Map<String, MediaType> TYPES =
            Map.of(
                    "js", MediaType.parseMediaType("text/javascript;charset=utf-8"),
                    "css", MediaType.parseMediaType("text/css;charset=utf-8"),
                    "html", MediaType.parseMediaType("text/html;charset=utf-8"),
                    "svg", MediaType.parseMediaType("image/svg+xml"));

    /// @throws IllegalArgumentException for a kind of file that the console has not
    static ConsoleFile of(String name, byte[] content) {
        MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException(
                    "Expected a file of the kinds %s, but found %s."
                            .formatted(TYPES.keySet(), name));
        }
        return new ConsoleFile(content, pack(content), type);
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
