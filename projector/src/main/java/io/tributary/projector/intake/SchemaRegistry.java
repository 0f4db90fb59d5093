package io.tributary.projector.intake;

import io.tributary.projector.settings.RegistrySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads schemas by id from any registry with Confluent's REST API. An id never changes its
/// meaning, so an answer is kept for ever.
///
/// **Thread-safe.** A registry that cannot be reached is a {@link RegistryUnreachable}, to be tried
/// again.
@Component
public class SchemaRegistry {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String url;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    public SchemaRegistry(RegistrySettings settings) {
        this.url = settings.url();
    }

    /// The registry did not answer, or not with a schema; nothing is known about the record yet.
    public static class RegistryUnreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RegistryUnreachable(String message, Throwable cause) {
            super(message, cause);
        }

        RegistryUnreachable(String message) {
            super(message);
        }
    }

    /// The registry answered that it has no such schema: the record stays unreadable.
    public static final class NoSuchSchema extends RegistryUnreachable {
        private static final long serialVersionUID = 1L;

        NoSuchSchema(URI address) {
            super("Expected a schema at %s, but the registry has none.".formatted(address));
        }
    }

    /// The writer's schema with this id.
    public Schema schema(int id) {
        Schema found = known.get(id);
        if (found == null) {
            found = fetch(id);
            known.put(id, found);
        }
        return found;
    }

    private Schema fetch(int id) {
        URI address = URI.create(url + "/schemas/ids/" + id);
        try {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new NoSuchSchema(address);
            }
            if (answer.statusCode() != 200) {
                throw new RegistryUnreachable(
                        "Expected a schema at %s, but found status %d."
                                .formatted(address, answer.statusCode()));
            }
            String text = MAPPER.readTree(answer.body()).get("schema").asString();
            return new Schema.Parser().parse(text);
        } catch (IOException unreachable) {
            throw new RegistryUnreachable("The registry does not answer: " + address, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RegistryUnreachable("Interrupted while asking " + address, stopped);
        }
    }
}
