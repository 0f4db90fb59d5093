package io.tributary.standalone.demo.chapters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The data set, read from the resources beside its README.
final class ChapterFiles {
    private static final String FOLDER = "/demo/rladies-chapters-events/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChapterFiles() {}

    /// Every event, in the order in which they were made.
    static List<JsonNode> events() {
        return records("events.ndjson.gz");
    }

    /// What changed about the chapters, in its order.
    static List<JsonNode> changes() {
        return records("chapter_changes.ndjson.gz");
    }

    private static List<JsonNode> records(String name) {
        String resource = FOLDER + name;
        try (InputStream packed =
                        Objects.requireNonNull(
                                ChapterFiles.class.getResourceAsStream(resource), resource);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return lines.lines().map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
