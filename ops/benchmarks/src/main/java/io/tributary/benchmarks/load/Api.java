package io.tributary.benchmarks.load;

import io.tributary.benchmarks.GateFailed;
import io.tributary.benchmarks.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/// One user's side of the two HTTP APIs, as fast as the JDK's client is.
public final class Api {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    private final URI command;
    private final URI query;
    private final String bearer;

    public Api(Installation installation, String user) {
        this(
                installation.endpoint("command"),
                installation.endpoint("query"),
                "Bearer " + installation.token(user));
    }

    private Api(URI command, URI query, String bearer) {
        this.command = command;
        this.query = query;
        this.bearer = bearer;
    }

    /// The same user, whose commands go to another service.
    public Api at(URI command) {
        return new Api(command, query, bearer);
    }

    /// As the token names the user.
    public UUID user() {
        String claims = bearer.split("\\.", -1)[1];
        return UUID.fromString(
                Installation.JSON
                        .readTree(Base64.getUrlDecoder().decode(claims))
                        .get("sub")
                        .asString());
    }

    /// Sends a command and returns its answer.
    ///
    /// @throws GateFailed when it is not accepted
    public JsonNode command(UUID organization, String name, Map<String, ?> body) {
        return accepted(send(organization, name, body));
    }

    /// Sends a command and returns whatever is answered.
    public HttpResponse<String> send(UUID organization, String name, Map<String, ?> body) {
        return post(
                "/v1/organizations/" + organization + "/commands/" + name,
                Installation.JSON.writeValueAsString(body));
    }

    /// Sends an atomic batch, already encoded.
    public JsonNode batch(UUID organization, String encoded) {
        return accepted(post("/v1/organizations/" + organization + "/commands", encoded));
    }

    /// `path` behind the organization; `token` may be empty for a plain read.
    public HttpResponse<String> get(UUID organization, String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                query.resolve("/v1/organizations/" + organization + "/" + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", bearer);
        if (!token.isEmpty()) {
            request.header("Tributary-Token", token).header("Tributary-Wait", "10000");
        }
        return exchange(request.build());
    }

    private HttpResponse<String> post(String path, String body) {
        return exchange(
                HttpRequest.newBuilder(command.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", bearer)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static JsonNode accepted(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new GateFailed(
                    "Expected a command to be accepted, but found: " + response.body());
        }
        return Installation.JSON.readTree(response.body());
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new GateFailed("Expected an answer of %s, but: %s".formatted(request.uri(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GateFailed("interrupted");
        }
    }
}
