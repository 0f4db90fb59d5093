package io.tributary.standalone.imports;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The addresses of imports, as one user asks them.
public final class ImportClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(30);

    /// What a service that was stopped or killed is given to come back.
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int MOST_PAUSES = 240;
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final String url;
    private final String bearer;

    /// @param url of the command service
    public ImportClient(String url, String token) {
        this.url = url;
        this.bearer = "Bearer " + token;
    }

    /// Returns the import's id once the file is taken in whole.
    ///
    /// @throws ServerFailure with the service's own words when it refuses
    String start(ImportOrder order) {
        String address =
                "%s/%s/%s?existing=%s"
                        .formatted(
                                imports(order.organization()),
                                order.domain(),
                                order.entity(),
                                order.existing());
        try {
            HttpResponse<String> answer =
                    send(
                            request(address, PATIENCE)
                                    .header(
                                            "Content-Type",
                                            ImportOrder.mediaType(order.file()).orElseThrow())
                                    .POST(HttpRequest.BodyPublishers.ofFile(order.file())),
                            BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw refused(answer.body());
            }
            return JSON.readTree(answer.body()).path("id").asString();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// Tells every state until the import has ended, also past restarts of the service.
    ///
    /// @return the last state
    JsonNode follow(UUID organization, String id, Consumer<JsonNode> told) {
        for (int pauses = 0; pauses < MOST_PAUSES; pauses++) {
            try {
                Optional<JsonNode> end = followOnce(organization, id, told);
                if (end.isPresent()) {
                    return end.get();
                }
            } catch (IOException away) {
                if (pauses == MOST_PAUSES - 1) {
                    throw unreachable(away);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new ServerFailure(
                "Expected import %s to go on, but the service ends its answers. Look into its log."
                        .formatted(id));
    }

    private Optional<JsonNode> followOnce(UUID organization, String id, Consumer<JsonNode> told)
            throws IOException {
        HttpResponse<Stream<String>> answer =
                send(
                        request(one(organization, id) + "/events", PATIENCE).GET(),
                        BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            if (answer.statusCode() / 100 == 4) {
                throw refused(lines.collect(Collectors.joining()));
            }
            boolean last = false;
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith("event: ")) {
                    last = line.equals("event: end");
                } else if (line.startsWith("data: ")) {
                    JsonNode state = JSON.readTree(line.substring("data: ".length()));
                    told.accept(state);
                    if (last) {
                        return Optional.of(state);
                    }
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /// Writes the refused records into a file.
    ///
    /// @throws ServerFailure with the service's own words when it has none for this user
    void refusedTo(UUID organization, String id, Path file) {
        try {
            HttpResponse<InputStream> answer =
                    send(
                            request(one(organization, id) + "/refused", PATIENCE).GET(),
                            BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw refused(new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// Ends the import between two batches; returns how it stands.
    ///
    /// @throws ServerFailure with the service's own words when it refuses
    JsonNode cancel(UUID organization, String id) {
        try {
            HttpResponse<String> answer =
                    send(
                            request(one(organization, id), ONE_ANSWER).DELETE(),
                            BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw refused(answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private String imports(UUID organization) {
        return "%s/v1/organizations/%s/imports".formatted(url, organization);
    }

    private String one(UUID organization, String id) {
        return imports(organization) + "/" + id;
    }

    private HttpRequest.Builder request(String address, Duration patience) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(patience)
                .header("Authorization", bearer);
    }

    private <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request.build(), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted. The import goes on.", e);
        }
    }

    private static ServerFailure refused(String body) {
        JsonNode problem = JSON.readTree(body);
        return new ServerFailure(
                "%s (%s)"
                        .formatted(
                                problem.path("detail").asString(body),
                                problem.path("code").asString("")));
    }

    private ServerFailure unreachable(IOException e) {
        return new ServerFailure(
                "Expected command-service to answer at %s, but: %s. Start it with `./tributary up`."
                        .formatted(url, e),
                e);
    }
}
