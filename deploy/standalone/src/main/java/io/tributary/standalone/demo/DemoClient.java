package io.tributary.standalone.demo;

import io.tributary.schemas.contract.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The two HTTP APIs as the demo uses them.
///
/// **Sending again is safe.** Every request carries an idempotency key that follows from what it
/// holds; when the key is forgotten, the rows' ids are still taken.
final class DemoClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ONE_REQUEST = Duration.ofSeconds(60);

    /// What a service that answers 429 or 503 is given to recover.
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int MOST_TRIES = 60;
    private static final List<Integer> TRANSIENT = List.of(429, 502, 503, 504);
    private static final String LONGEST_WAIT_MILLIS = "10000";

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final URI commandUrl;
    private final URI queryUrl;
    private final Function<UUID, String> tokens;

    DemoClient(URI commandUrl, URI queryUrl, Function<UUID, String> tokens) {
        this.commandUrl = commandUrl;
        this.queryUrl = queryUrl;
        this.tokens = tokens;
    }

    /// What became of a request: the consistency token when it was accepted, now or before; empty
    /// when its rows were there already.
    record Receipt(Optional<String> token) {}

    Receipt found(DemoOrganization organization) {
        DemoCommand founding = organization.founding();
        return post(organization, "/" + founding.command(), "founding", founding.body());
    }

    Receipt send(CommandChunk chunk) {
        List<Map<String, Object>> commands =
                chunk.commands().stream()
                        .map(c -> Map.<String, Object>of("command", c.command(), "body", c.body()))
                        .toList();
        return post(chunk.organization(), "", chunk.key(), Map.of("commands", commands));
    }

    /// Reads a path of the organization once all that the token names can be seen.
    JsonNode readAfter(DemoOrganization organization, Optional<String> token, String path) {
        HttpRequest.Builder request =
                request(organization, queryUrl.resolve(path(organization) + path));
        token.ifPresent(
                t ->
                        request.header("Tributary-Token", t)
                                .header("Tributary-Wait", LONGEST_WAIT_MILLIS));
        HttpResponse<String> answer = untilLasting(request.GET().build());
        if (answer.statusCode() != 200) {
            throw unexpected(answer, "read " + path);
        }
        return json(answer);
    }

    private Receipt post(
            DemoOrganization organization, String path, String key, Map<String, ?> body) {
        HttpRequest request =
                request(organization, commandUrl.resolve(path(organization) + "/commands" + path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "demo-" + organization.key() + "-" + key)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        HttpResponse<String> answer = untilLasting(request);
        if (answer.statusCode() / 100 == 2) {
            return new Receipt(answer.headers().firstValue("Tributary-Token"));
        }
        if (ErrorCode.COMMAND_DUPLICATE.code().equals(codeOf(answer))) {
            return new Receipt(Optional.empty());
        }
        throw unexpected(answer, "accept '%s' of %s".formatted(key, organization.slug()));
    }

    private HttpRequest.Builder request(DemoOrganization organization, URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(ONE_REQUEST)
                .header("Authorization", "Bearer " + tokens.apply(organization.owner()));
    }

    private static String path(DemoOrganization organization) {
        return "/v1/organizations/" + organization.id();
    }

    /// Asks again while the answer is that another time is better.
    private HttpResponse<String> untilLasting(HttpRequest request) {
        try {
            HttpResponse<String> answer = exchange(request);
            for (int tries = 1;
                    TRANSIENT.contains(answer.statusCode()) && tries < MOST_TRIES;
                    tries++) {
                Thread.sleep(PAUSE);
                answer = exchange(request);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("The loading was interrupted. Run it again to go on.", e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoFailed(
                    "Expected an answer from %s, but found none (%s). Start Tributary with './tributary up' and run the demo again."
                            .formatted(request.uri(), e),
                    e);
        }
    }

    private static String codeOf(HttpResponse<String> answer) {
        try {
            return json(answer).path("code").asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static DemoFailed unexpected(HttpResponse<String> answer, String what) {
        return new DemoFailed(
                "Expected Tributary to %s, but found status %d: %s"
                        .formatted(what, answer.statusCode(), answer.body()));
    }
}
