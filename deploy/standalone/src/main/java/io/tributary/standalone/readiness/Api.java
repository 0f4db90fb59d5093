package io.tributary.standalone.readiness;

import io.tributary.standalone.run.Addresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// The services as a caller sees them.
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Addresses addresses;
    private final Optional<String> token;

    /// For a user.
    public Api(Addresses addresses, String token) {
        this.addresses = addresses;
        this.token = Optional.of(token);
    }

    /// For what anybody may see.
    Api(Addresses addresses) {
        this.addresses = addresses;
        this.token = Optional.empty();
    }

    /// Sends a command; the body is JSON.
    public HttpResponse<String> send(UUID organization, String command, String body)
            throws IOException {
        return exchange(
                request(
                                "%s/v1/organizations/%s/commands/%s"
                                        .formatted(addresses.command(), organization, command))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Reads a document, waiting for a token if it is not blank.
    public HttpResponse<String> document(UUID organization, String path, String token)
            throws IOException {
        var request =
                request(
                        "%s/v1/organizations/%s/documents/%s"
                                .formatted(addresses.query(), organization, path));
        if (!token.isBlank()) {
            request.header("Tributary-Token", token).header("Tributary-Wait", "10000");
        }
        return exchange(request.GET());
    }

    /// Whether a service says that it is well.
    public boolean isHealthy(int port) {
        try {
            return exchange(request("http://127.0.0.1:" + port + "/actuator/health").GET())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// What is at an address.
    ///
    /// @throws IOException when it answers with anything but 200, or not at all
    String text(String url) throws IOException {
        var answer = exchange(request(url).GET());
        if (answer.statusCode() != 200) {
            throw new IOException("%s answers %d".formatted(url, answer.statusCode()));
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String url) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return request;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
