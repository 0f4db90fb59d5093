package io.tributary.projector.projection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// The part of a document that is known when a row arrives: a JSON object, kept as bytes, to which
/// the figures are added when the document is emitted.
///
/// @param json a JSON object with at least one member
public record DocumentHead(byte[] json) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public static DocumentHead of(Map<String, ? extends @Nullable Object> members) {
        return new DocumentHead(MAPPER.writeValueAsBytes(members));
    }

    /// @param members writes the members of the object
    static DocumentHead written(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return new DocumentHead(out.toByteArray());
    }

    /// The whole document.
    byte[] with(Map<String, ?> figures) {
        byte[] tail = MAPPER.writeValueAsBytes(figures);
        byte[] document = Arrays.copyOf(json, json.length + tail.length - 1);
        document[json.length - 1] = ',';
        System.arraycopy(tail, 1, document, json.length, tail.length - 1);
        return document;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentHead that && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
