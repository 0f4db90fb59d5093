package io.tributary.cdc.registry;

import io.tributary.cdc.change.SchemaIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import tools.jackson.databind.json.JsonMapper;

/// The writer's half of a schema registry client.
///
/// **An id is asked for once.** While this process lives, a registry that is away stops only
/// schemas it has not seen. Thread-safe.
public final class SchemaRegistry implements SchemaIds {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String MEDIA = "application/vnd.schemaregistry.v1+json";
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final Map<Subject, Integer> known = new ConcurrentHashMap<>();

    private record Subject(String name, Schema schema) {}

    public SchemaRegistry(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// @throws RegistryUnreachable when there is no answer now
    /// @throws IncompatibleSchema when the subject has a schema that readers of this one cannot
    ///   read, or the reverse
    @Override
    public int idOf(String topic, Schema value) {
        Subject subject = new Subject(topic + "-value", value);
        Integer id = known.get(subject);
        if (id == null) {
            id = register(subject);
            known.put(subject, id);
        }
        return id;
    }

    private int register(Subject subject) {
        boolean held = holdToCompatibility(subject);
        HttpResponse<String> answer =
                send(
                        "POST",
                        "/subjects/" + subject.name() + "/versions",
                        Map.of("schema", subject.schema().toString(), "schemaType", "AVRO"));
        int id = MAPPER.readTree(checked(answer, subject)).get("id").asInt();
        if (!held) {
            holdToCompatibility(subject);
        }
        return id;
    }

    /// Set before a registration, so that it is checked already; some registries know a subject
    /// only after its first schema and answer false here until then.
    private boolean holdToCompatibility(Subject subject) {
        HttpResponse<String> answer =
                send("PUT", "/config/" + subject.name(), Map.of("compatibility", COMPATIBILITY));
        if (answer.statusCode() == 404) {
            return false;
        }
        checked(answer, subject);
        return true;
    }

    private static String checked(HttpResponse<String> answer, Subject subject) {
        int status = answer.statusCode();
        if (status == 409 || status == 422) {
            throw new IncompatibleSchema(
                    "Expected the schema of %s to be compatible with all before it, but the registry refused it: %s"
                            .formatted(subject.name(), answer.body()));
        }
        if (status / 100 != 2) {
            throw new RegistryUnreachable(
                    "Expected the registry to answer for %s, but found status %d: %s"
                            .formatted(subject.name(), status, answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", MEDIA)
                        .method(method, BodyPublishers.ofString(MAPPER.writeValueAsString(body)))
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException away) {
            throw new RegistryUnreachable(
                    "Expected a schema registry at %s, but found none. Start it; the stream goes on by itself."
                            .formatted(url),
                    away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RegistryUnreachable("Interrupted while asking " + url, stopped);
        }
    }
}
