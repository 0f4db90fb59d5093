package io.tributary.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/// Decodes rows as a foreign client would: schema id from the wire format, schema from the
/// registry.
final class RegistryRows {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final String registry;

    /// @param registry the base of the Confluent API
    RegistryRows(URI registry) {
        this.registry = registry.toString();
    }

    long version(String topic, byte[] value) {
        return (Long) row(topic, value).get("version");
    }

    GenericRecord row(String topic, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        if (bytes.get() != 0) {
            throw new AssertionError("no wire format in " + topic);
        }
        Schema schema = schemas.computeIfAbsent(bytes.getInt(), this::awaited);
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(
                            null,
                            DecoderFactory.get()
                                    .binaryDecoder(
                                            value, bytes.position(), bytes.remaining(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A registry that was killed a moment ago answers when it is back.
    private Schema awaited(int id) {
        return await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> schema(id), Objects::nonNull);
    }

    private Schema schema(int id) {
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Schema.Parser()
                    .parse(RunningTributary.JSON.readTree(answer.body()).get("schema").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
