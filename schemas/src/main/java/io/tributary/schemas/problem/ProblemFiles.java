package io.tributary.schemas.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The files that the pages are made of.
final class ProblemFiles {
    private ProblemFiles() {}

    static String text(String name) {
        try (InputStream in = ProblemFiles.class.getResourceAsStream("/problems/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Expected problems/%s in the jar.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
