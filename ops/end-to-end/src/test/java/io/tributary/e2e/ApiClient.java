package io.tributary.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The two HTTP APIs as one user sees them.
record ApiClient(URI command, URI query, String bearer) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param json the body, or a missing node when there was none
    record Answer(int status, JsonNode json, HttpResponse<String> raw) {
        Optional<String> token() {
            return raw.headers().firstValue("Tributary-Token");
        }

        Answer must(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        "Expected status %d, but found %d: %s"
                                .formatted(expected, status, raw.body()));
            }
            return this;
        }
    }

    Answer send(UUID organization, String commandName, Map<String, ?> body) {
        return post(
                "/v1/organizations/" + organization + "/commands/" + commandName,
                RunningTributary.JSON.writeValueAsString(body),
                Map.of());
    }

    Answer batch(UUID organization, Object commands) {
        return post(
                "/v1/organizations/" + organization + "/commands",
                RunningTributary.JSON.writeValueAsString(Map.of("commands", commands)),
                Map.of());
    }

    Answer post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(command.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return exchange(request.build());
    }

    /// `path` behind `/v1/organizations/<organization>/`.
    Answer get(UUID organization, String path) {
        return get("/v1/organizations/" + organization + "/" + path, Map.of());
    }

    /// Reads what the transaction of `token` wrote.
    Answer getAfter(UUID organization, String path, String token) {
        return get(
                "/v1/organizations/" + organization + "/" + path,
                Map.of("Tributary-Token", token, "Tributary-Wait", "10000"));
    }

    Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(query.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + bearer)
                        .GET();
        headers.forEach(request::setHeader);
        return exchange(request.build());
    }

    private static Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode json =
                    response.body().isBlank() || !isJson(response)
                            ? RunningTributary.JSON.missingNode()
                            : RunningTributary.JSON.readTree(response.body());
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean isJson(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").contains("json");
    }
}
