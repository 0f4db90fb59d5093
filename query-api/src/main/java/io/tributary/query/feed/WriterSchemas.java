package io.tributary.query.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.json.JsonMapper;

/// The schemas that rows were written with, by their id in the registry. An id never changes its
/// schema, so each is asked for once. Thread-safe.
public final class WriterSchemas {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI registry;
    private final JsonMapper json;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    public WriterSchemas(URI registry, JsonMapper json) {
        this.registry = registry;
        this.json = json;
    }

    /// @throws KafkaException when the registry does not answer with a schema; asking again may
    ///   help
    public Schema of(int id) {
        Schema schema = known.get(id);
        if (schema == null) {
            schema = fetch(id);
            known.put(id, schema);
        }
        return schema;
    }

    private Schema fetch(int id) {
        URI uri = URI.create(registry + "/schemas/ids/" + id);
        try {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new KafkaException(
                        "Expected schema %d of the registry, but it answered %d."
                                .formatted(id, response.statusCode()));
            }
            return new Schema.Parser()
                    .parse(json.readTree(response.body()).path("schema").asString());
        } catch (IOException e) {
            throw new KafkaException("The registry at " + uri + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking the registry", e);
        }
    }
}
