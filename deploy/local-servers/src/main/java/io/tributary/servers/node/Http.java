package io.tributary.servers.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The few questions that tell whether a server is well.
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private Http() {}

    /// Whether the address answers 200; no answer is a no.
    static boolean answers(String url) {
        return status(HttpRequest.newBuilder(URI.create(url)).GET()) == 200;
    }

    /// Puts a JSON text there and tells whether it was taken.
    static boolean put(String url, String json) {
        return status(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(json)))
                == 200;
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return CLIENT.send(
                            request.timeout(Duration.ofSeconds(20)).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
